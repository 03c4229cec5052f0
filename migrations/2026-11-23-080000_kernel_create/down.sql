DROP TABLE idempotency_keys, sealed_events, unsealed_events, events;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM sanwei_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE USAGE ON SEQUENCES FROM sanwei_app;
REVOKE USAGE ON SCHEMA public FROM sanwei_app;
REVOKE SELECT ON __diesel_schema_migrations FROM sanwei_app;
