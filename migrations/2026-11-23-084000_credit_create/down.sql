DROP TABLE rating_vetoes, rating_findings, rating_evidence, rating_grades, rating_steps, ratings, scorecards;
