DROP TABLE federation_memberships, member_contacts, member_former_forms, change_requests;
