DROP INDEX members_number_starts, members_joining, members_identities, membership_forms_names,
    member_contacts_mobile_ends, membership_forms_name_grams;
DROP FUNCTION name_grams(text);
