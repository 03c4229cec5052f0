//! The `sanwei` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    match api::command::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sanwei: {error}");
            ExitCode::FAILURE
        }
    }
}
