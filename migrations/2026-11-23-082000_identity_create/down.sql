DROP TABLE sign_in_failures, refresh_tokens, sessions, posts, password_history, accounts;
