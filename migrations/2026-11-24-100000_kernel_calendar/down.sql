DROP TABLE calendar_days, calendar_years;
