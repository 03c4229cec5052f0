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
        sent_back_on -> Nullable<Date>,
    }
}

diesel::table! {
    assignments (subject_id, kind) {
        subject_id -> Uuid,
        kind -> Text,
        assigned_to -> Uuid,
        assigned_by -> Uuid,
        assigned_at -> Timestamptz,
        reason -> Text,
    }
}

diesel::table! {
    bookings (id) {
        id -> Uuid,
        number -> Text,
        quote_id -> Uuid,
        member_id -> Uuid,
        org_path -> Text,
        provider_id -> Uuid,
        machine_id -> Uuid,
        plot_id -> Uuid,
        link -> Text,
        crop_line -> Text,
        season_year -> Int2,
        season_cycle -> Text,
        first_pass -> Int4,
        passes -> Int4,
        area_milli_mu -> Int8,
        work_on -> Date,
        price_per_mu_fen -> Int8,
        subsidy_per_mu_fen -> Int8,
        gross_fen -> Int8,
        subsidy_fen -> Int8,
        payable_fen -> Int8,
        crew_id -> Nullable<Uuid>,
        during -> Nullable<Tstzrange>,
        accepted_milli_mu -> Nullable<Int8>,
        accepted_passes -> Nullable<Int4>,
        accepted_by -> Nullable<Uuid>,
        cancel_fee_fen -> Nullable<Int8>,
        status -> Text,
        placed_at -> Timestamptz,
        version -> Int8,
    }
}

diesel::table! {
    calendar_days (day) {
        day -> Date,
        year -> Int4,
        kind -> Text,
        occasion -> Text,
    }
}

diesel::table! {
    calendar_years (year) {
        year -> Int4,
        basis -> Text,
        source -> Text,
        version -> Int8,
    }
}

diesel::table! {
    change_requests (id) {
        id -> Uuid,
        member_id -> Uuid,
        org_path -> Text,
        fields -> Array<Nullable<Text>>,
        before_form_id -> Uuid,
        after_form_id -> Uuid,
        identity_digest -> Bytea,
        evidence -> Text,
        status -> Text,
        submitted_by -> Uuid,
        submitted_on -> Date,
        town_checked_by -> Nullable<Uuid>,
        town_checked_on -> Nullable<Date>,
        closed_by -> Nullable<Uuid>,
        closed_on -> Nullable<Date>,
        reason -> Nullable<Text>,
        version -> Int8,
    }
}

diesel::table! {
    crews (id) {
        id -> Uuid,
        provider_id -> Uuid,
        leader_name -> Text,
        size -> Int4,
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
    document_requirements (member_type, kind, effective) {
        member_type -> Text,
        kind -> Text,
        only_recognised -> Bool,
        effective -> Daterange,
        source -> Text,
    }
}

diesel::table! {
    documents (id) {
        id -> Uuid,
        owner_kind -> Text,
        owner_id -> Uuid,
        kind -> Text,
        file_name_sealed -> Bytea,
        media_type -> Text,
        size_bytes -> Int8,
        checksum -> Bytea,
        object_name -> Text,
        filed_by -> Nullable<Uuid>,
        filed_at -> Timestamptz,
        withdrawn_by -> Nullable<Uuid>,
        withdrawn_at -> Nullable<Timestamptz>,
        version -> Int8,
    }
}

diesel::table! {
    duplicate_keys (subject_id, trait_, value) {
        subject_id -> Uuid,
        #[sql_name = "trait"]
        trait_ -> Text,
        value -> Text,
    }
}

diesel::table! {
    duplicate_pairs (id) {
        id -> Uuid,
        org_path -> Text,
        first_id -> Uuid,
        second_id -> Uuid,
        score -> Int4,
        reasons -> Array<Nullable<Text>>,
        status -> Text,
        found_at -> Timestamptz,
        survivor -> Nullable<Text>,
        taken -> Nullable<Array<Nullable<Text>>>,
        proposed_by -> Nullable<Uuid>,
        proposed_at -> Nullable<Timestamptz>,
        proposal_reason -> Nullable<Text>,
        decided_by -> Nullable<Uuid>,
        decided_at -> Nullable<Timestamptz>,
        decision_reason -> Nullable<Text>,
        version -> Int8,
    }
}

diesel::table! {
    duplicate_policies (effective) {
        effective -> Daterange,
        same_name -> Int4,
        sounding_name -> Int4,
        similar_name -> Int4,
        same_mobile -> Int4,
        same_person -> Int4,
        same_address -> Int4,
        threshold -> Int4,
        similar_percent -> Int4,
        common_above -> Int4,
        source -> Text,
    }
}

diesel::table! {
    duplicate_subjects (id) {
        id -> Uuid,
        application_id -> Nullable<Uuid>,
        member_id -> Nullable<Uuid>,
        member_type -> Text,
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
    expulsions (id) {
        id -> Uuid,
        member_id -> Uuid,
        org_path -> Text,
        reason -> Text,
        notice -> Text,
        opened_by -> Uuid,
        opened_on -> Date,
        heard_until -> Date,
        status -> Text,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Uuid>,
        answered_on -> Nullable<Date>,
        seats -> Nullable<Int4>,
        in_favour -> Nullable<Int4>,
        against -> Nullable<Int4>,
        abstained -> Nullable<Int4>,
        voted_by -> Nullable<Uuid>,
        voted_on -> Nullable<Date>,
        dropped_for -> Nullable<Text>,
        dropped_by -> Nullable<Uuid>,
        dropped_on -> Nullable<Date>,
        appeal -> Nullable<Text>,
        appealed_by -> Nullable<Uuid>,
        appealed_on -> Nullable<Date>,
        ruled_by -> Nullable<Uuid>,
        ruled_on -> Nullable<Date>,
        version -> Int8,
    }
}

diesel::table! {
    federation_memberships (id) {
        id -> Uuid,
        member_id -> Uuid,
        org_unit_id -> Uuid,
        joined_on -> Date,
        left_on -> Nullable<Date>,
        council_title -> Nullable<Text>,
        version -> Int8,
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
    job_results (job_id) {
        job_id -> Uuid,
        file_name -> Text,
        media_type -> Text,
        content_sealed -> Bytea,
        made_at -> Timestamptz,
    }
}

diesel::table! {
    jobs (id) {
        id -> Uuid,
        kind -> Text,
        state -> Text,
        subject_id -> Uuid,
        org_unit_id -> Uuid,
        org_path -> Text,
        account_id -> Uuid,
        role -> Text,
        request_id -> Nullable<Uuid>,
        cursor -> Int8,
        done -> Int8,
        failed -> Int8,
        total -> Int8,
        attempts -> Int2,
        worker_id -> Nullable<Uuid>,
        heartbeat_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        started_at -> Nullable<Timestamptz>,
        finished_at -> Nullable<Timestamptz>,
        version -> Int8,
    }
}

diesel::table! {
    machine_days (machine_id, work_on) {
        machine_id -> Uuid,
        work_on -> Date,
        provider_id -> Uuid,
        org_path -> Text,
        limit_milli_mu -> Int8,
        booked_milli_mu -> Int8,
        version -> Int8,
    }
}

diesel::table! {
    machine_links (machine_id, link) {
        machine_id -> Uuid,
        link -> Text,
    }
}

diesel::table! {
    machines (id) {
        id -> Uuid,
        provider_id -> Uuid,
        model -> Text,
        registration_no -> Text,
        rate_milli_mu -> Int8,
        version -> Int8,
    }
}

diesel::table! {
    member_checks (id) {
        id -> Int8,
        member_id -> Uuid,
        kind -> Text,
        passed -> Bool,
        checked_on -> Date,
        checked_by -> Nullable<Uuid>,
        reason -> Nullable<Text>,
        recorded_at -> Timestamptz,
    }
}

diesel::table! {
    member_contacts (id) {
        id -> Uuid,
        member_id -> Uuid,
        name -> Text,
        role -> Text,
        mobile_sealed -> Bytea,
        mobile_digest -> Bytea,
        mobile_masked -> Text,
        is_primary -> Bool,
        version -> Int8,
    }
}

diesel::table! {
    member_former_forms (form_id) {
        form_id -> Uuid,
        member_id -> Uuid,
        held_until -> Timestamptz,
        change_request_id -> Uuid,
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
    member_states (member_id, since) {
        member_id -> Uuid,
        since -> Date,
        status -> Text,
        org_unit_id -> Uuid,
        org_path -> Text,
        form_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    member_transfers (id) {
        id -> Uuid,
        member_id -> Uuid,
        from_unit_id -> Uuid,
        org_path -> Text,
        to_unit_id -> Uuid,
        receiving_path -> Text,
        reason -> Text,
        status -> Text,
        proposed_by -> Uuid,
        proposed_on -> Date,
        decided_by -> Nullable<Uuid>,
        decided_on -> Nullable<Date>,
        decision_reason -> Nullable<Text>,
        version -> Int8,
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
        entry_source -> Text,
        standing_since -> Nullable<Date>,
        standing_by -> Nullable<Uuid>,
        suspended_for -> Nullable<Text>,
        lapsed_for -> Nullable<Text>,
        merged_into -> Nullable<Uuid>,
        verified_by -> Nullable<Uuid>,
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
    membership_policies (valid_from) {
        valid_from -> Date,
        town_review_days -> Int4,
        county_review_days -> Int4,
        council_days -> Int4,
        publicity_days -> Int4,
        reapply_months -> Int4,
        hearing_days -> Int4,
        document -> Text,
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
    plots (id) {
        id -> Uuid,
        member_id -> Uuid,
        org_path -> Text,
        name -> Text,
        area_milli_mu -> Int8,
        division_code -> Text,
        crop_line -> Text,
        version -> Int8,
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
    providers (id) {
        id -> Uuid,
        org_unit_id -> Uuid,
        org_path -> Text,
        name -> Text,
        contact_name -> Text,
        contact_mobile_sealed -> Bytea,
        contact_mobile_digest -> Bytea,
        contact_mobile_masked -> Text,
        status -> Text,
        registered_at -> Timestamptz,
        version -> Int8,
    }
}

diesel::table! {
    quotes (id) {
        id -> Uuid,
        member_id -> Uuid,
        plot_id -> Uuid,
        org_path -> Text,
        link -> Text,
        season_year -> Int2,
        season_cycle -> Text,
        work_on -> Date,
        area_milli_mu -> Int8,
        passes -> Int4,
        list_price_fen -> Int8,
        price_per_mu_fen -> Int8,
        subsidy_per_mu_fen -> Int8,
        gross_fen -> Int8,
        subsidy_fen -> Int8,
        payable_fen -> Int8,
        granted_per_mu_fen -> Int8,
        quoted_at -> Timestamptz,
        valid_until -> Date,
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
    reminders (id) {
        id -> Uuid,
        subject_id -> Uuid,
        kind -> Text,
        reminded_by -> Uuid,
        reminded_on -> Date,
        reminded_at -> Timestamptz,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    roster_entries (id) {
        id -> Uuid,
        roster_id -> Uuid,
        org_unit_id -> Uuid,
        org_path -> Text,
        member_type -> Text,
        name -> Text,
        name_initials -> Text,
        identity_digest -> Bytea,
        identity_masked -> Text,
        identity_valid -> Bool,
        listed_on -> Date,
        source -> Text,
        entered_by -> Uuid,
        entered_at -> Timestamptz,
        struck_on -> Nullable<Date>,
        struck_reason -> Nullable<Text>,
        struck_by -> Nullable<Uuid>,
        version -> Int8,
    }
}

diesel::table! {
    roster_imports (id) {
        id -> Uuid,
        org_unit_id -> Uuid,
        org_path -> Text,
        account_id -> Uuid,
        file_name -> Text,
        format -> Text,
        encoding -> Text,
        header_sealed -> Nullable<Bytea>,
        row_count -> Int4,
        missing_count -> Nullable<Int4>,
        check_job_id -> Uuid,
        commit_job_id -> Nullable<Uuid>,
        apply_changes -> Bool,
        created_at -> Timestamptz,
        committed_on -> Nullable<Date>,
        undone_on -> Nullable<Date>,
        version -> Int8,
    }
}

diesel::table! {
    roster_rows (import_id, row_number) {
        import_id -> Uuid,
        row_number -> Int4,
        cells_sealed -> Nullable<Bytea>,
        identity_digest -> Nullable<Bytea>,
        first_row -> Nullable<Int4>,
        result -> Nullable<Text>,
        problems -> Jsonb,
        changes -> Array<Nullable<Text>>,
        member_id -> Nullable<Uuid>,
        member_version -> Nullable<Int8>,
        form_id -> Nullable<Uuid>,
        former_form_id -> Nullable<Uuid>,
        written -> Bool,
    }
}

diesel::table! {
    rosters (id) {
        id -> Uuid,
        org_unit_id -> Uuid,
        org_path -> Text,
        year -> Int2,
        signed_on -> Date,
        document -> Text,
        entered_by -> Uuid,
        entered_at -> Timestamptz,
        version -> Int8,
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
    sealed_head (singleton) {
        singleton -> Bool,
        position -> Int8,
        mark -> Bytea,
    }
}

diesel::table! {
    service_terms (id) {
        id -> Uuid,
        link -> Text,
        unit -> Text,
        price_fen -> Int8,
        subsidy_fen -> Int8,
        weight_bp -> Nullable<Int8>,
        per_machine_day_milli_mu -> Nullable<Int8>,
        smallholder_below_milli_mu -> Int8,
        smallholder_discount_bp -> Int8,
        scale_tiers -> Jsonb,
        effective -> Daterange,
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
    settlements (booking_id) {
        booking_id -> Uuid,
        accepted_milli_mu -> Int8,
        passes -> Int4,
        gross_fen -> Int8,
        subsidy_fen -> Int8,
        farmer_pays_fen -> Int8,
        provider_receives_fen -> Int8,
        settled_at -> Timestamptz,
        settled_by -> Uuid,
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

diesel::table! {
    work_records (id) {
        id -> Uuid,
        booking_id -> Uuid,
        attempt -> Int4,
        operator_id -> Uuid,
        operator_name -> Text,
        start_at -> Timestamptz,
        end_at -> Timestamptz,
        measured_milli_mu -> Int8,
        passes -> Int4,
        photos -> Int4,
        inputs_note -> Nullable<Text>,
        deviation_reason -> Nullable<Text>,
        recorded_at -> Timestamptz,
    }
}

diesel::joinable!(applications -> membership_forms (form_id));
diesel::joinable!(bookings -> accounts (accepted_by));
diesel::joinable!(bookings -> crews (crew_id));
diesel::joinable!(bookings -> machines (machine_id));
diesel::joinable!(bookings -> members (member_id));
diesel::joinable!(bookings -> plots (plot_id));
diesel::joinable!(bookings -> providers (provider_id));
diesel::joinable!(bookings -> quotes (quote_id));
diesel::joinable!(calendar_days -> calendar_years (year));
diesel::joinable!(change_requests -> members (member_id));
diesel::joinable!(crews -> providers (provider_id));
diesel::joinable!(duplicate_keys -> duplicate_subjects (subject_id));
diesel::joinable!(duplicate_subjects -> applications (application_id));
diesel::joinable!(duplicate_subjects -> members (member_id));
diesel::joinable!(expulsions -> members (member_id));
diesel::joinable!(federation_memberships -> members (member_id));
diesel::joinable!(federation_memberships -> org_units (org_unit_id));
diesel::joinable!(job_results -> jobs (job_id));
diesel::joinable!(jobs -> accounts (account_id));
diesel::joinable!(machine_days -> machines (machine_id));
diesel::joinable!(machine_days -> providers (provider_id));
diesel::joinable!(machine_links -> machines (machine_id));
diesel::joinable!(machines -> providers (provider_id));
diesel::joinable!(member_checks -> accounts (checked_by));
diesel::joinable!(member_checks -> members (member_id));
diesel::joinable!(member_contacts -> members (member_id));
diesel::joinable!(member_former_forms -> change_requests (change_request_id));
diesel::joinable!(member_former_forms -> members (member_id));
diesel::joinable!(member_former_forms -> membership_forms (form_id));
diesel::joinable!(member_numbers -> divisions (county_code));
diesel::joinable!(member_states -> members (member_id));
diesel::joinable!(member_states -> membership_forms (form_id));
diesel::joinable!(member_transfers -> members (member_id));
diesel::joinable!(members -> applications (application_id));
diesel::joinable!(members -> membership_forms (form_id));
diesel::joinable!(membership_forms -> divisions (division_code));
diesel::joinable!(org_units -> divisions (division_code));
diesel::joinable!(password_history -> accounts (account_id));
diesel::joinable!(plots -> divisions (division_code));
diesel::joinable!(plots -> members (member_id));
diesel::joinable!(posts -> accounts (account_id));
diesel::joinable!(posts -> members (member_id));
diesel::joinable!(posts -> org_units (org_unit_id));
diesel::joinable!(posts -> providers (provider_id));
diesel::joinable!(quotes -> members (member_id));
diesel::joinable!(quotes -> plots (plot_id));
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
diesel::joinable!(reminders -> accounts (reminded_by));
diesel::joinable!(roster_entries -> rosters (roster_id));
diesel::joinable!(roster_imports -> accounts (account_id));
diesel::joinable!(roster_rows -> roster_imports (import_id));
diesel::joinable!(rosters -> accounts (entered_by));
diesel::joinable!(sealed_events -> events (event_id));
diesel::joinable!(sessions -> accounts (account_id));
diesel::joinable!(sessions -> posts (post_id));
diesel::joinable!(settlements -> accounts (settled_by));
diesel::joinable!(settlements -> bookings (booking_id));
diesel::joinable!(sites -> divisions (division_code));
diesel::joinable!(unsealed_events -> events (event_id));
diesel::joinable!(work_records -> accounts (operator_id));
diesel::joinable!(work_records -> bookings (booking_id));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    applications,
    assignments,
    bookings,
    calendar_days,
    calendar_years,
    change_requests,
    crews,
    divisions,
    document_requirements,
    documents,
    duplicate_keys,
    duplicate_pairs,
    duplicate_policies,
    duplicate_subjects,
    events,
    expulsions,
    federation_memberships,
    idempotency_keys,
    job_results,
    jobs,
    machine_days,
    machine_links,
    machines,
    member_checks,
    member_contacts,
    member_former_forms,
    member_numbers,
    member_states,
    member_transfers,
    members,
    membership_forms,
    membership_policies,
    org_events,
    org_placements,
    org_units,
    password_history,
    plots,
    posts,
    providers,
    quotes,
    rating_evidence,
    rating_findings,
    rating_grades,
    rating_steps,
    rating_vetoes,
    ratings,
    refresh_tokens,
    reminders,
    roster_entries,
    roster_imports,
    roster_rows,
    rosters,
    scorecards,
    sealed_events,
    sealed_head,
    service_terms,
    sessions,
    settlements,
    sign_in_failures,
    sites,
    unsealed_events,
    work_records,
);
