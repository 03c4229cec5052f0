// @generated automatically by Diesel CLI.

diesel::table! {
    accounts (id) {
        id -> Uuid,
        login -> Text,
        display_name -> Text,
        status -> Text,
        password_hash -> Text,
        password_set_at -> Timestamptz,
        password_to_change -> Bool,
        created_at -> Timestamptz,
        version -> Int8,
    }
}

diesel::table! {
    divisions (code) {
        code -> Text,
        name -> Text,
        name_initials -> Text,
        level -> Text,
        parent_code -> Nullable<Text>,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
        successor_code -> Nullable<Text>,
    }
}

diesel::table! {
    events (id) {
        id -> Uuid,
        at -> Timestamptz,
        account_id -> Nullable<Uuid>,
        role -> Nullable<Text>,
        org_path -> Text,
        kind -> Text,
        subject_id -> Uuid,
        changes -> Jsonb,
        reason -> Nullable<Text>,
        request_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    idempotency_keys (caller, operation, key) {
        caller -> Text,
        operation -> Text,
        key -> Text,
        body_hash -> Bytea,
        status -> Int2,
        answer -> Bytea,
        answered_at -> Timestamptz,
    }
}

diesel::table! {
    org_events (id) {
        id -> Uuid,
        org_unit_id -> Uuid,
        kind -> Text,
        occurred_on -> Date,
        other_id -> Nullable<Uuid>,
        document -> Nullable<Text>,
    }
}

diesel::table! {
    org_placements (org_unit_id, during) {
        org_unit_id -> Uuid,
        parent_id -> Nullable<Uuid>,
        during -> Daterange,
    }
}

diesel::table! {
    org_units (id) {
        id -> Uuid,
        serial -> Int8,
        kind -> Text,
        name -> Text,
        name_initials -> Text,
        division_code -> Nullable<Text>,
        parent_id -> Nullable<Uuid>,
        org_path -> Text,
        founded_on -> Date,
        closed_on -> Nullable<Date>,
        version -> Int8,
    }
}

diesel::table! {
    password_history (account_id, set_at) {
        account_id -> Uuid,
        set_at -> Timestamptz,
        password_hash -> Text,
    }
}

diesel::table! {
    posts (id) {
        id -> Uuid,
        account_id -> Uuid,
        role -> Text,
        org_unit_id -> Uuid,
        provider_id -> Nullable<Uuid>,
        member_id -> Nullable<Uuid>,
        main -> Bool,
        granted_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    refresh_tokens (token_hash) {
        token_hash -> Bytea,
        session_id -> Uuid,
        issued_at -> Timestamptz,
        spent_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    sealed_events (position) {
        position -> Int8,
        event_id -> Uuid,
        seal -> Bytea,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        account_id -> Uuid,
        post_id -> Uuid,
        created_at -> Timestamptz,
        used_at -> Timestamptz,
        ended_at -> Nullable<Timestamptz>,
        end_reason -> Nullable<Text>,
        user_agent -> Text,
    }
}

diesel::table! {
    sign_in_failures (subject) {
        subject -> Text,
        failures -> Int4,
        last_at -> Timestamptz,
    }
}

diesel::table! {
    sites (id) {
        id -> Uuid,
        org_unit_id -> Uuid,
        org_path -> Text,
        kind -> Text,
        name -> Text,
        division_code -> Text,
        address -> Text,
        opened_on -> Date,
        closed_on -> Nullable<Date>,
        version -> Int8,
    }
}

diesel::table! {
    unsealed_events (event_id) {
        event_id -> Uuid,
    }
}

diesel::joinable!(org_units -> divisions (division_code));
diesel::joinable!(password_history -> accounts (account_id));
diesel::joinable!(posts -> accounts (account_id));
diesel::joinable!(posts -> org_units (org_unit_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(sealed_events -> events (event_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(sessions -> posts (post_id));
diesel::joinable!(sites -> divisions (division_code));
diesel::joinable!(unsealed_events -> events (event_id));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    divisions,
    events,
    idempotency_keys,
    org_events,
    org_placements,
    org_units,
    password_history,
    posts,
    refresh_tokens,
    sealed_events,
    sessions,
    sign_in_failures,
    sites,
    unsealed_events,
);
