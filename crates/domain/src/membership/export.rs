//! What may leave the platform as a list (4.1).

/// What a county has set for lists that leave the platform; a dated row of parameters (X4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportPolicy {
    /// The most rows that are written while somebody waits.
    pub most_rows: u32,
}

/// What a county begins with.
impl Default for ExportPolicy {
    fn default() -> Self {
        Self { most_rows: 20_000 }
    }
}
