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
    applications (id) {
        id -> Uuid,
        number -> Text,
        tracking_hash -> Bytea,
        form_id -> Uuid,
        identity_digest -> Bytea,
        org_unit_id -> Uuid,
        org_path -> Text,
        status -> Text,
        entered_by -> Nullable<Uuid>,
        submitted_by -> Nullable<Uuid>,
        submitted_on -> Date,
        town_reviewed_by -> Nullable<Uuid>,
        town_reviewed_on -> Nullable<Date>,
        county_reviewed_by -> Nullable<Uuid>,
        county_reviewed_on -> Nullable<Date>,
        council_approved_on -> Nullable<Date>,
        publicity_from -> Nullable<Date>,
        publicity_until -> Nullable<Date>,
        objection_reason -> Nullable<Text>,
        objection_raised_on -> Nullable<Date>,
        reason -> Nullable<Text>,
        closed_on -> Nullable<Date>,
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
    member_numbers (county_code, member_type) {
        county_code -> Text,
        member_type -> Text,
        last -> Int4,
    }
}

diesel::table! {
    members (id) {
        id -> Uuid,
        number -> Text,
        member_type -> Text,
        status -> Text,
        form_id -> Uuid,
        identity_digest -> Bytea,
        org_unit_id -> Uuid,
        org_path -> Text,
        application_id -> Nullable<Uuid>,
        joined_on -> Date,
        left_on -> Nullable<Date>,
        verified_at -> Nullable<Timestamptz>,
        version -> Int8,
    }
}

diesel::table! {
    membership_forms (id) {
        id -> Uuid,
        member_type -> Text,
        name -> Text,
        name_initials -> Text,
        short_name -> Nullable<Text>,
        identity_kind -> Text,
        identity_sealed -> Bytea,
        identity_masked -> Text,
        legal_name -> Nullable<Text>,
        legal_resident_id_sealed -> Nullable<Bytea>,
        legal_resident_id_masked -> Nullable<Text>,
        legal_mobile_sealed -> Nullable<Bytea>,
        legal_mobile_masked -> Nullable<Text>,
        contact_name -> Text,
        contact_mobile_sealed -> Bytea,
        contact_mobile_digest -> Bytea,
        contact_mobile_masked -> Text,
        division_code -> Text,
        address -> Text,
        industries -> Array<Nullable<Text>>,
        scale_unit -> Text,
        scale_count -> Int8,
        registered_capital_fen -> Nullable<Int8>,
        established_on -> Nullable<Date>,
        annual_revenue_fen -> Nullable<Int8>,
        employees -> Nullable<Int8>,
        households_driven -> Nullable<Int8>,
        demo_level -> Text,
        members_total -> Nullable<Int8>,
        farmer_members -> Nullable<Int8>,
        organisation_members -> Nullable<Int8>,
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
    rating_evidence (rating_id, indicator) {
        rating_id -> Uuid,
        indicator -> Text,
        value -> Jsonb,
        source -> Text,
        observed_on -> Date,
        declared_by -> Uuid,
        confirmed_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    rating_findings (rating_id, seq) {
        rating_id -> Uuid,
        seq -> Int4,
        indicator -> Text,
        points -> Int4,
        max_points -> Int4,
        band -> Nullable<Int4>,
        value -> Nullable<Jsonb>,
        source -> Nullable<Text>,
        observed_on -> Nullable<Date>,
        confirmed_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    rating_grades (rating_id, seq) {
        rating_id -> Uuid,
        seq -> Int4,
        changed_on -> Date,
        grade -> Text,
        cause -> Text,
    }
}

diesel::table! {
    rating_steps (rating_id, seq) {
        rating_id -> Uuid,
        seq -> Int4,
        reached -> Text,
        taken_by -> Nullable<Uuid>,
        taken_on -> Date,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    rating_vetoes (rating_id, kind) {
        rating_id -> Uuid,
        kind -> Text,
        since -> Date,
        until -> Nullable<Date>,
        document -> Text,
        entered_by -> Uuid,
    }
}

diesel::table! {
    ratings (id) {
        id -> Uuid,
        org_path -> Text,
        member_id -> Uuid,
        scorecard_id -> Uuid,
        status -> Text,
        scored_on -> Nullable<Date>,
        total -> Nullable<Int4>,
        missing_points -> Nullable<Int4>,
        scored_grade -> Nullable<Text>,
        vetoed -> Bool,
        grade -> Nullable<Text>,
        public_from -> Nullable<Date>,
        public_until -> Nullable<Date>,
        valid_from -> Nullable<Date>,
        valid_until -> Nullable<Date>,
        revoked_for -> Nullable<Text>,
        net_assets_fen -> Nullable<Int8>,
        revenue_fen -> Nullable<Int8>,
        household_assets_fen -> Nullable<Int8>,
        operating_income_fen -> Nullable<Int8>,
        existing_credit_fen -> Nullable<Int8>,
        version -> Int8,
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
    scorecards (id) {
        id -> Uuid,
        code -> Text,
        version -> Int4,
        name_zh -> Text,
        name_en -> Text,
        effective_from -> Date,
        groups -> Jsonb,
        indicators -> Jsonb,
        grades -> Jsonb,
        line_rule -> Jsonb,
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

diesel::joinable!(applications -> membership_forms (form_id));
diesel::joinable!(member_numbers -> divisions (county_code));
diesel::joinable!(members -> applications (application_id));
diesel::joinable!(members -> membership_forms (form_id));
diesel::joinable!(membership_forms -> divisions (division_code));
diesel::joinable!(org_units -> divisions (division_code));
diesel::joinable!(password_history -> accounts (account_id));
diesel::joinable!(posts -> accounts (account_id));
diesel::joinable!(posts -> members (member_id));
diesel::joinable!(posts -> org_units (org_unit_id));
diesel::joinable!(rating_evidence -> ratings (rating_id));
diesel::joinable!(rating_findings -> accounts (confirmed_by));
diesel::joinable!(rating_findings -> ratings (rating_id));
diesel::joinable!(rating_grades -> ratings (rating_id));
diesel::joinable!(rating_steps -> accounts (taken_by));
diesel::joinable!(rating_steps -> ratings (rating_id));
diesel::joinable!(rating_vetoes -> accounts (entered_by));
diesel::joinable!(rating_vetoes -> ratings (rating_id));
diesel::joinable!(ratings -> members (member_id));
diesel::joinable!(ratings -> scorecards (scorecard_id));
diesel::joinable!(refresh_tokens -> sessions (session_id));
diesel::joinable!(sealed_events -> events (event_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(sessions -> posts (post_id));
diesel::joinable!(sites -> divisions (division_code));
diesel::joinable!(unsealed_events -> events (event_id));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    applications,
    divisions,
    events,
    idempotency_keys,
    member_numbers,
    members,
    membership_forms,
    org_events,
    org_placements,
    org_units,
    password_history,
    posts,
    rating_evidence,
    rating_findings,
    rating_grades,
    rating_steps,
    rating_vetoes,
    ratings,
    refresh_tokens,
    scorecards,
    sealed_events,
    sessions,
    sign_in_failures,
    sites,
    unsealed_events,
);
