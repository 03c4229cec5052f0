//! Stores any domain vocabulary as its code, so that no domain type needs a diesel derive.

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use domain::kernel::vocabulary::Vocabulary;

/// An item of a closed list in a text column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Code<T: Vocabulary>(pub T);

impl<T: Vocabulary + std::fmt::Debug> ToSql<Text, Pg> for Code<T> {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        <str as ToSql<Text, Pg>>::to_sql(self.0.code(), &mut out.reborrow())
    }
}

impl<T: Vocabulary> FromSql<Text, Pg> for Code<T> {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        let code = <String as FromSql<Text, Pg>>::from_sql(value)?;
        T::from_code(&code).map(Code).ok_or_else(|| format!("{code:?} is no {}", T::NAME).into())
    }
}
