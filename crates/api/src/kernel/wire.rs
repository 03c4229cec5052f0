//! Values on the wire: exact quantities as decimal text, numbers of people and things as the rules read them.

use std::fmt::Display;
use std::marker::PhantomData;
use std::str::FromStr;

use domain::kernel::area::Mu;
use domain::kernel::money::Fen;
use domain::kernel::weight::Grams;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use utoipa::openapi::schema::{Schema, Type};
use utoipa::openapi::{ObjectBuilder, RefOr};
use utoipa::{PartialSchema, ToSchema};

/// A quantity with a fixed number of decimal places.
pub trait Quantity: Display + FromStr + Copy {
    /// Its name in the OpenAPI document.
    const NAME: &'static str;
    /// The text that it may have.
    const PATTERN: &'static str;
    /// An example.
    const EXAMPLE: &'static str;
    /// Its meaning and unit.
    const MEANING: &'static str;
}

impl Quantity for Fen {
    const NAME: &'static str = "Yuan";
    const PATTERN: &'static str = r"^-?\d{1,12}(\.\d{1,2})?$";
    const EXAMPLE: &'static str = "1234.50";
    const MEANING: &'static str = "Money in yuan, exact, at most two decimal places.";
}

impl Quantity for Mu {
    const NAME: &'static str = "Mu";
    const PATTERN: &'static str = r"^-?\d{1,11}(\.\d{1,3})?$";
    const EXAMPLE: &'static str = "57.800";
    const MEANING: &'static str = "Area in mu (1/15 hectare), exact, at most three decimal places.";
}

impl Quantity for Grams {
    const NAME: &'static str = "Kilograms";
    const PATTERN: &'static str = r"^-?\d{1,11}(\.\d{1,3})?$";
    const EXAMPLE: &'static str = "25.000";
    const MEANING: &'static str = "Weight in kilograms, exact, at most three decimal places.";
}

/// An exact quantity, in both directions. In a request any text is taken in and judged by [`Decimal::read`],
/// so that one wrong number does not hide the other wrong fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal<Q> {
    text: String,
    quantity: PhantomData<Q>,
}

impl<Q: Quantity> Decimal<Q> {
    /// A text that came another way than in a body, not judged yet.
    pub fn from_text(text: String) -> Self {
        Self { text, quantity: PhantomData }
    }

    /// The quantity.
    ///
    /// # Errors
    /// Why the text is not one.
    pub fn read(&self) -> Result<Q, Q::Err> {
        self.text.parse()
    }
}

impl<Q: Quantity> From<Q> for Decimal<Q> {
    fn from(quantity: Q) -> Self {
        Self { text: quantity.to_string(), quantity: PhantomData }
    }
}

impl<Q> Serialize for Decimal<Q> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.text)
    }
}

impl<'de, Q> Deserialize<'de> for Decimal<Q> {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Ok(Self { text: String::deserialize(input)?, quantity: PhantomData })
    }
}

impl<Q: Quantity> PartialSchema for Decimal<Q> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(Q::PATTERN))
            .description(Some(Q::MEANING))
            .examples([Q::EXAMPLE])
            .into()
    }
}

impl<Q: Quantity> ToSchema for Decimal<Q> {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed(Q::NAME)
    }
}

/// Money in yuan.
pub type Yuan = Decimal<Fen>;
/// Area in mu.
pub type MuText = Decimal<Mu>;
/// Weight in kilograms.
pub type Kilograms = Decimal<Grams>;
