//! Identity numbers, credit codes, telephones and other numbers from outside.
