//! Closed lists of codes: one definition serves the rules, the tables and the wire.

/// A closed list whose items each have one stable code.
pub trait Vocabulary: Copy + Eq + 'static {
    /// The list's name, as it stands in the OpenAPI document.
    const NAME: &'static str;
    /// Every item, in the order of definition.
    const ALL: &'static [Self];

    /// The item's stable code: `snake_case`, never shown to a person.
    fn code(self) -> &'static str;

    /// The item with this code, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|item| item.code() == code)
    }
}

/// Defines a closed list: `pub enum Sex { Female => "female", Male => "male" }`.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$item_meta:meta])* $item:ident => $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$item_meta])* #[doc = concat!("Code `", $code, "`.")] $item),+ }

        impl $crate::kernel::vocabulary::Vocabulary for $name {
            const NAME: &'static str = stringify!($name);
            const ALL: &'static [Self] = &[$(Self::$item),+];

            fn code(self) -> &'static str {
                match self { $(Self::$item => $code),+ }
            }
        }
    };
}
