DROP TABLE sites, org_events, org_placements, org_units, divisions;
