//! A vocabulary on the wire: its code in JSON, its closed list in the OpenAPI document.

use std::borrow::Cow;

use domain::kernel::access::{Action, Role};
use domain::kernel::vocabulary::Vocabulary;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::schema::{Schema, Type};
use utoipa::openapi::{ObjectBuilder, RefOr};
use utoipa::{PartialSchema, ToSchema};

/// A role on the wire. The derive of `ToSchema` looks through generics, so every list needs such an alias.
pub type RoleCode = Code<Role>;
/// A permission on the wire.
pub type ActionCode = Code<Action>;

/// An item of a closed list in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code<T>(pub T);

impl<T: Vocabulary> Serialize for Code<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.0.code())
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let code = String::deserialize(input)?;
        T::from_code(&code).map(Code).ok_or_else(|| D::Error::custom(format!("unknown code of {}", T::NAME)))
    }
}

impl<T: Vocabulary> PartialSchema for Code<T> {
    fn schema() -> RefOr<Schema> {
        let codes = T::ALL.iter().map(|item| item.code());
        let example = T::ALL.first().map(|item| item.code());
        ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)).examples(example).into()
    }
}

impl<T: Vocabulary> ToSchema for Code<T> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(T::NAME)
    }
}
