-- Chinese names are short and have no blanks: every sign and every pair of neighbours leads to the name. Trigrams
-- would need three signs, which most people do not type.
CREATE FUNCTION name_grams(name text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT gram), '{}') FROM (
        SELECT substr(lower(name), place, width) AS gram
        FROM generate_series(1, char_length(name)) AS place, generate_series(1, 2) AS width
        WHERE place + width - 1 <= char_length(name)) AS grams
$$;
COMMENT ON FUNCTION name_grams(text) IS 'Signs and pairs of signs of a name, in small letters, for a search of its pieces.';

CREATE INDEX membership_forms_name_grams ON membership_forms USING gin (name_grams(name));
CREATE INDEX member_contacts_mobile_ends ON member_contacts ((right(mobile_masked, 4)));
CREATE INDEX membership_forms_names ON membership_forms (name, id);
CREATE INDEX members_identities ON members (identity_digest);
CREATE INDEX members_joining ON members (joined_on, id);
CREATE INDEX members_number_starts ON members (number text_pattern_ops);
