CREATE TABLE document_requirements (
    member_type text NOT NULL,
    kind text NOT NULL,
    only_recognised boolean NOT NULL,
    effective daterange NOT NULL,
    source text NOT NULL,
    CONSTRAINT document_requirements_pkey PRIMARY KEY (member_type, kind, effective),
    CONSTRAINT document_requirements_member_type_known CHECK (member_type IN (
        'coop', 'coop_union', 'family_farm', 'enterprise', 'service_org', 'large_grower', 'individual',
        'village_eco')),
    CONSTRAINT document_requirements_kind_known CHECK (kind IN (
        'identity_card', 'licence', 'member_list', 'charter', 'directory_listing', 'land_contract',
        'village_certificate', 'leading_enterprise', 'trade_permit', 'signed_form', 'authorisation', 'other')),
    CONSTRAINT document_requirements_effective_some CHECK (NOT isempty(effective) AND NOT lower_inf(effective)),
    CONSTRAINT document_requirements_one_at_a_time EXCLUDE USING gist (
        member_type WITH =, kind WITH =, effective WITH &&)
);
COMMENT ON TABLE document_requirements IS 'Which documents a type of member is asked for, and the days on which that is in force.';
COMMENT ON COLUMN document_requirements.only_recognised IS 'Asked only of those who state recognition as an example.';
COMMENT ON COLUMN document_requirements.source IS 'The measure that says so.';

INSERT INTO document_requirements (member_type, kind, only_recognised, effective, source)
SELECT member_type, kind, only_recognised, daterange('2017-08-22', NULL), '农合联会员入会材料清单'
FROM (VALUES
    ('coop', 'licence', false),
    ('coop', 'member_list', false),
    ('coop', 'charter', false),
    ('coop_union', 'licence', false),
    ('coop_union', 'member_list', false),
    ('family_farm', 'directory_listing', false),
    ('family_farm', 'land_contract', false),
    ('enterprise', 'licence', false),
    ('enterprise', 'leading_enterprise', true),
    ('service_org', 'licence', false),
    ('service_org', 'trade_permit', false),
    ('large_grower', 'village_certificate', false)
) AS asked (member_type, kind, only_recognised);
