DROP TABLE job_results, jobs;
