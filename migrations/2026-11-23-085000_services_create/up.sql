CREATE TABLE service_terms (
    id uuid CONSTRAINT service_terms_pkey PRIMARY KEY,
    link text NOT NULL,
    unit text NOT NULL,
    price_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    weight_bp bigint,
    per_machine_day_milli_mu bigint,
    smallholder_below_milli_mu bigint NOT NULL,
    smallholder_discount_bp bigint NOT NULL,
    scale_tiers jsonb NOT NULL,
    effective daterange NOT NULL,
    CONSTRAINT service_terms_link_known CHECK (link IN (
        'till', 'seedling', 'plant', 'protect', 'uav', 'fertilize', 'harvest', 'dry', 'store', 'mill', 'transport',
        'full')),
    CONSTRAINT service_terms_unit_known CHECK (unit IN ('mu_times', 'mu', 'tonne', 'mu_season')),
    CONSTRAINT service_terms_price_positive CHECK (price_fen > 0),
    CONSTRAINT service_terms_subsidy_within_price CHECK (subsidy_fen BETWEEN 0 AND price_fen),
    CONSTRAINT service_terms_weight_share CHECK (weight_bp BETWEEN 1 AND 10000),
    CONSTRAINT service_terms_per_machine_day_positive CHECK (per_machine_day_milli_mu > 0),
    CONSTRAINT service_terms_discount_share CHECK (smallholder_discount_bp BETWEEN 0 AND 10000),
    CONSTRAINT service_terms_tiers_list CHECK (jsonb_typeof(scale_tiers) = 'array'),
    CONSTRAINT service_terms_effective_some CHECK (NOT isempty(effective) AND NOT lower_inf(effective)),
    CONSTRAINT service_terms_one_at_a_time EXCLUDE USING gist (link WITH =, effective WITH &&)
);
COMMENT ON TABLE service_terms IS 'Price, subsidy and weight of each field operation, and the days on which they are in force.';
COMMENT ON COLUMN service_terms.weight_bp IS 'Conversion to trusteeship area; null for links without a weight (R4.4).';
COMMENT ON COLUMN service_terms.smallholder_below_milli_mu IS 'Whoever operates less is a smallholder (R4.7).';
COMMENT ON COLUMN service_terms.scale_tiers IS 'Discounts for large orders: [[from_milli_mu, discount_bp], ...].';

CREATE TABLE providers (
    id uuid CONSTRAINT providers_pkey PRIMARY KEY,
    org_unit_id uuid NOT NULL CONSTRAINT providers_unit REFERENCES org_units (id),
    org_path text NOT NULL CONSTRAINT providers_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    name text NOT NULL CONSTRAINT providers_name_once UNIQUE,
    contact_name text NOT NULL,
    contact_mobile_sealed bytea NOT NULL,
    contact_mobile_digest bytea NOT NULL,
    contact_mobile_masked text NOT NULL,
    status text NOT NULL,
    registered_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT providers_name_length CHECK (char_length(name) BETWEEN 1 AND 80),
    CONSTRAINT providers_contact_name_length CHECK (char_length(contact_name) BETWEEN 1 AND 40),
    CONSTRAINT providers_status_known CHECK (status IN ('active', 'suspended')),
    CONSTRAINT providers_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX providers_units ON providers (org_unit_id);
CREATE INDEX providers_subtree ON providers (org_path text_pattern_ops);
COMMENT ON TABLE providers IS 'Those who serve growers with machines and crews.';
COMMENT ON COLUMN providers.org_unit_id IS 'The unit that keeps the record.';

ALTER TABLE posts ADD CONSTRAINT posts_provider FOREIGN KEY (provider_id) REFERENCES providers (id);
CREATE INDEX posts_providers ON posts (provider_id);

CREATE TABLE machines (
    id uuid CONSTRAINT machines_pkey PRIMARY KEY,
    provider_id uuid NOT NULL CONSTRAINT machines_provider REFERENCES providers (id),
    model text NOT NULL,
    registration_no text NOT NULL CONSTRAINT machines_registration_once UNIQUE,
    rate_milli_mu bigint NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT machines_model_length CHECK (char_length(model) BETWEEN 1 AND 80),
    CONSTRAINT machines_registration_no_length CHECK (char_length(registration_no) BETWEEN 1 AND 40),
    CONSTRAINT machines_rate_positive CHECK (rate_milli_mu > 0)
);
CREATE INDEX machines_providers ON machines (provider_id);
COMMENT ON TABLE machines IS 'Machines of providers.';
COMMENT ON COLUMN machines.rate_milli_mu IS 'What it usually does in a day, in mu-times.';

CREATE TABLE machine_links (
    machine_id uuid NOT NULL CONSTRAINT machine_links_machine REFERENCES machines (id),
    link text NOT NULL,
    CONSTRAINT machine_links_pkey PRIMARY KEY (machine_id, link),
    CONSTRAINT machine_links_link_known CHECK (link IN (
        'till', 'seedling', 'plant', 'protect', 'uav', 'fertilize', 'harvest', 'dry', 'store', 'mill', 'transport',
        'full'))
);
COMMENT ON TABLE machine_links IS 'The field operations that a machine can do.';

CREATE TABLE crews (
    id uuid CONSTRAINT crews_pkey PRIMARY KEY,
    provider_id uuid NOT NULL CONSTRAINT crews_provider REFERENCES providers (id),
    leader_name text NOT NULL,
    size integer NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT crews_leader_name_length CHECK (char_length(leader_name) BETWEEN 1 AND 40),
    CONSTRAINT crews_size_range CHECK (size BETWEEN 1 AND 100)
);
CREATE INDEX crews_providers ON crews (provider_id);
COMMENT ON TABLE crews IS 'Crews of providers; size counts the leader.';

CREATE TABLE machine_days (
    machine_id uuid NOT NULL CONSTRAINT machine_days_machine REFERENCES machines (id),
    work_on date NOT NULL,
    provider_id uuid NOT NULL CONSTRAINT machine_days_provider REFERENCES providers (id),
    org_path text NOT NULL CONSTRAINT machine_days_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    limit_milli_mu bigint NOT NULL,
    booked_milli_mu bigint NOT NULL DEFAULT 0,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT machine_days_pkey PRIMARY KEY (machine_id, work_on),
    CONSTRAINT machine_days_not_overbooked CHECK (booked_milli_mu BETWEEN 0 AND limit_milli_mu),
    CONSTRAINT machine_days_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX machine_days_providers ON machine_days (provider_id, work_on);
CREATE INDEX machine_days_days ON machine_days (work_on);
CREATE INDEX machine_days_subtree ON machine_days (org_path text_pattern_ops);
COMMENT ON TABLE machine_days IS 'What a machine does on a day at most and what bookings hold of it, both in mu-times.';

CREATE TABLE plots (
    id uuid CONSTRAINT plots_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT plots_member REFERENCES members (id),
    org_path text NOT NULL CONSTRAINT plots_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    name text NOT NULL,
    area_milli_mu bigint NOT NULL,
    division_code text NOT NULL CONSTRAINT plots_division REFERENCES divisions (code),
    crop_line text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT plots_name_once UNIQUE (member_id, name),
    CONSTRAINT plots_name_length CHECK (char_length(name) BETWEEN 1 AND 80),
    CONSTRAINT plots_area_positive CHECK (area_milli_mu > 0),
    CONSTRAINT plots_crop_line_known CHECK (crop_line IN (
        'rice', 'wheat', 'rapeseed', 'vegetables', 'fruit', 'tea', 'other')),
    CONSTRAINT plots_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX plots_divisions ON plots (division_code);
CREATE INDEX plots_subtree ON plots (org_path text_pattern_ops);
COMMENT ON TABLE plots IS 'Land that members operate.';

CREATE TABLE quotes (
    id uuid CONSTRAINT quotes_pkey PRIMARY KEY,
    member_id uuid NOT NULL CONSTRAINT quotes_member REFERENCES members (id),
    plot_id uuid NOT NULL CONSTRAINT quotes_plot REFERENCES plots (id),
    org_path text NOT NULL CONSTRAINT quotes_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    link text NOT NULL,
    season_year smallint NOT NULL,
    season_cycle text NOT NULL,
    work_on date NOT NULL,
    area_milli_mu bigint NOT NULL,
    passes integer NOT NULL,
    list_price_fen bigint NOT NULL,
    price_per_mu_fen bigint NOT NULL,
    subsidy_per_mu_fen bigint NOT NULL,
    gross_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    granted_per_mu_fen bigint NOT NULL,
    quoted_at timestamptz NOT NULL,
    valid_until date NOT NULL,
    CONSTRAINT quotes_link_known CHECK (link IN (
        'till', 'seedling', 'plant', 'protect', 'uav', 'fertilize', 'harvest', 'dry', 'store', 'mill', 'transport',
        'full')),
    CONSTRAINT quotes_season_cycle_known CHECK (season_cycle IN ('early', 'middle', 'late', 'winter', 'year_round')),
    CONSTRAINT quotes_area_positive CHECK (area_milli_mu > 0),
    CONSTRAINT quotes_passes_positive CHECK (passes > 0),
    CONSTRAINT quotes_amounts_add_up CHECK (subsidy_fen >= 0 AND payable_fen >= 0 AND subsidy_fen + payable_fen = gross_fen),
    CONSTRAINT quotes_org_path_form CHECK (org_path ~ '^([0-9]+/)+$')
);
CREATE INDEX quotes_members ON quotes (member_id);
CREATE INDEX quotes_plots ON quotes (plot_id);
CREATE INDEX quotes_subtree ON quotes (org_path text_pattern_ops);
COMMENT ON TABLE quotes IS 'Prices promised to growers for a while.';
COMMENT ON COLUMN quotes.granted_per_mu_fen IS 'Subsidy that one mu of the plot already had in the season when the price was made (R4.6).';
COMMENT ON COLUMN quotes.valid_until IS 'First day on which the price is no longer promised.';

CREATE SEQUENCE booking_serials;
COMMENT ON SEQUENCE booking_serials IS 'The last part of booking numbers.';

CREATE TABLE bookings (
    id uuid CONSTRAINT bookings_pkey PRIMARY KEY,
    number text NOT NULL CONSTRAINT bookings_number_once UNIQUE,
    quote_id uuid NOT NULL CONSTRAINT bookings_quote_once UNIQUE CONSTRAINT bookings_quote REFERENCES quotes (id),
    member_id uuid NOT NULL CONSTRAINT bookings_member REFERENCES members (id),
    org_path text NOT NULL CONSTRAINT bookings_org_path_unit REFERENCES org_units (org_path) ON UPDATE CASCADE,
    provider_id uuid NOT NULL CONSTRAINT bookings_provider REFERENCES providers (id),
    machine_id uuid NOT NULL CONSTRAINT bookings_machine REFERENCES machines (id),
    plot_id uuid NOT NULL CONSTRAINT bookings_plot REFERENCES plots (id),
    link text NOT NULL,
    crop_line text NOT NULL,
    season_year smallint NOT NULL,
    season_cycle text NOT NULL,
    first_pass integer NOT NULL,
    passes integer NOT NULL,
    area_milli_mu bigint NOT NULL,
    work_on date NOT NULL,
    price_per_mu_fen bigint NOT NULL,
    subsidy_per_mu_fen bigint NOT NULL,
    gross_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    payable_fen bigint NOT NULL,
    crew_id uuid CONSTRAINT bookings_crew REFERENCES crews (id),
    during tstzrange,
    accepted_milli_mu bigint,
    accepted_passes integer,
    accepted_by uuid CONSTRAINT bookings_acceptor REFERENCES accounts (id),
    cancel_fee_fen bigint,
    status text NOT NULL,
    placed_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT bookings_day FOREIGN KEY (machine_id, work_on) REFERENCES machine_days (machine_id, work_on),
    CONSTRAINT bookings_link_known CHECK (link IN (
        'till', 'seedling', 'plant', 'protect', 'uav', 'fertilize', 'harvest', 'dry', 'store', 'mill', 'transport',
        'full')),
    CONSTRAINT bookings_crop_line_known CHECK (crop_line IN (
        'rice', 'wheat', 'rapeseed', 'vegetables', 'fruit', 'tea', 'other')),
    CONSTRAINT bookings_season_cycle_known CHECK (season_cycle IN ('early', 'middle', 'late', 'winter', 'year_round')),
    CONSTRAINT bookings_status_known CHECK (status IN (
        'placed', 'confirmed', 'dispatched', 'in_progress', 'weather_hold', 'work_done', 'rework', 'accepted',
        'settled', 'cancelled')),
    CONSTRAINT bookings_area_positive CHECK (area_milli_mu > 0),
    CONSTRAINT bookings_passes_positive CHECK (first_pass > 0 AND passes > 0),
    CONSTRAINT bookings_amounts_add_up CHECK (
        subsidy_fen >= 0 AND payable_fen >= 0 AND subsidy_fen + payable_fen = gross_fen),
    CONSTRAINT bookings_crew_with_window CHECK ((crew_id IS NULL) = (during IS NULL)),
    CONSTRAINT bookings_crew_when_sent CHECK (crew_id IS NOT NULL OR status NOT IN ('dispatched', 'in_progress')),
    CONSTRAINT bookings_accepted_whole CHECK (
        num_nulls(accepted_milli_mu, accepted_passes, accepted_by) IN (0, 3)
        AND (accepted_by IS NULL) = (status NOT IN ('accepted', 'settled'))),
    CONSTRAINT bookings_accepted_positive CHECK (accepted_milli_mu > 0 AND accepted_passes > 0),
    CONSTRAINT bookings_fee_of_cancelled CHECK ((cancel_fee_fen IS NULL) = (status <> 'cancelled')),
    CONSTRAINT bookings_fee_within_price CHECK (cancel_fee_fen BETWEEN 0 AND gross_fen),
    CONSTRAINT bookings_org_path_form CHECK (org_path ~ '^([0-9]+/)+$'),
    CONSTRAINT bookings_machine_free EXCLUDE USING gist (machine_id WITH =, during WITH &&)
        WHERE (status IN ('dispatched', 'in_progress')),
    CONSTRAINT bookings_crew_free EXCLUDE USING gist (crew_id WITH =, during WITH &&)
        WHERE (status IN ('dispatched', 'in_progress')),
    CONSTRAINT bookings_pass_once EXCLUDE USING gist (
        plot_id WITH =, link WITH =, season_year WITH =, season_cycle WITH =,
        int4range(first_pass, first_pass + passes) WITH &&) WHERE (status <> 'cancelled')
);
CREATE INDEX bookings_members ON bookings (member_id, work_on);
CREATE INDEX bookings_providers ON bookings (provider_id, work_on);
CREATE INDEX bookings_days ON bookings (machine_id, work_on);
CREATE INDEX bookings_plots ON bookings (plot_id);
CREATE INDEX bookings_crews ON bookings (crew_id);
CREATE INDEX bookings_acceptors ON bookings (accepted_by);
CREATE INDEX bookings_newest ON bookings (work_on DESC, id DESC);
CREATE INDEX bookings_subtree ON bookings (org_path text_pattern_ops);
COMMENT ON TABLE bookings IS 'Services booked, from placing to settlement (R4.13).';
COMMENT ON COLUMN bookings.org_path IS 'The unit of the grower.';
COMMENT ON COLUMN bookings.first_pass IS 'Which pass over the plot in the season the first one of this booking is (R4.16).';
COMMENT ON COLUMN bookings.during IS 'When machine and crew are taken, from dispatch on; none on weather hold.';
COMMENT ON COLUMN bookings.cancel_fee_fen IS 'What cancelling cost; null unless cancelled.';

CREATE TABLE work_records (
    id uuid CONSTRAINT work_records_pkey PRIMARY KEY,
    booking_id uuid NOT NULL CONSTRAINT work_records_booking REFERENCES bookings (id),
    attempt integer NOT NULL,
    operator_id uuid NOT NULL CONSTRAINT work_records_operator REFERENCES accounts (id),
    operator_name text NOT NULL,
    start_at timestamptz NOT NULL,
    end_at timestamptz NOT NULL,
    measured_milli_mu bigint NOT NULL,
    passes integer NOT NULL,
    photos integer NOT NULL,
    inputs_note text,
    deviation_reason text,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT work_records_attempt_once UNIQUE (booking_id, attempt),
    CONSTRAINT work_records_attempt_positive CHECK (attempt > 0),
    CONSTRAINT work_records_operator_name_length CHECK (char_length(operator_name) BETWEEN 1 AND 40),
    CONSTRAINT work_records_times_order CHECK (end_at > start_at),
    CONSTRAINT work_records_measured_positive CHECK (measured_milli_mu > 0),
    CONSTRAINT work_records_passes_positive CHECK (passes > 0),
    CONSTRAINT work_records_photos_count CHECK (photos >= 0)
);
CREATE INDEX work_records_operators ON work_records (operator_id);
COMMENT ON TABLE work_records IS 'What was done in the field, one row per attempt: a rework adds another (4.3).';
COMMENT ON COLUMN work_records.operator_id IS 'The account that reported the work.';

CREATE TABLE settlements (
    booking_id uuid CONSTRAINT settlements_pkey PRIMARY KEY CONSTRAINT settlements_booking REFERENCES bookings (id),
    accepted_milli_mu bigint NOT NULL,
    passes integer NOT NULL,
    gross_fen bigint NOT NULL,
    subsidy_fen bigint NOT NULL,
    farmer_pays_fen bigint NOT NULL,
    provider_receives_fen bigint NOT NULL,
    settled_at timestamptz NOT NULL,
    settled_by uuid NOT NULL CONSTRAINT settlements_settler REFERENCES accounts (id),
    CONSTRAINT settlements_area_positive CHECK (accepted_milli_mu > 0 AND passes > 0),
    CONSTRAINT settlements_amounts_add_up CHECK (
        subsidy_fen >= 0 AND farmer_pays_fen >= 0 AND farmer_pays_fen + subsidy_fen = gross_fen
        AND provider_receives_fen = gross_fen)
);
CREATE INDEX settlements_settlers ON settlements (settled_by);
COMMENT ON TABLE settlements IS 'Who pays and who receives how much for accepted work (R4.15).';
