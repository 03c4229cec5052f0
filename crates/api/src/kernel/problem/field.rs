//! Fields that are wrong, all of them at once.

use domain::kernel::decimal::DecimalError;
use domain::kernel::document::FileNameError;
use domain::kernel::identifier::NotADivisionCode;
use domain::kernel::text::TextError;
use domain::vocabulary;

use super::FieldErrorOut;
use super::words::{self, Language};
use crate::kernel::code::Code;

vocabulary! {
    /// Everything that can be wrong with a field. The screens may translate it; the API already does.
    pub enum FieldCode {
        Required => "required",
        Unknown => "unknown_field",
        WrongType => "wrong_type",
        UnknownCode => "unknown_code",
        ControlCharacter => "control_character",
        TooShort => "too_short",
        TooLong => "too_long",
        OutOfRange => "out_of_range",
        NotADecimal => "not_a_decimal",
        TooManyPlaces => "too_many_places",
        NotADate => "not_a_date",
        NotACursor => "not_a_cursor",
        NotFound => "not_found",
        Malformed => "malformed",
        Checksum => "checksum",
        ResidentIdShape => "resident_id.malformed",
        ResidentIdProvince => "resident_id.province",
        ResidentIdBirthDate => "resident_id.birth_date",
        UsccShape => "uscc.malformed",
        MobileShape => "mobile.malformed",
        DigitsLost => "digits_lost",
        IdentityRepeated => "identity_repeated",
        IdentityTaken => "identity_taken",
        MemberTypeDiffers => "member_type_differs",
        TownDiffers => "town_differs",
        NotApplicable => "not_applicable",
        CharterNotAccepted => "charter_not_accepted",
        IdentityKindNotAllowed => "identity_kind_not_allowed",
        RegistryNotAllowed => "registry_not_allowed",
        NotATownOrVillage => "not_a_town_or_village",
        Repeated => "repeated",
        MoreThanTotal => "more_than_total",
        DateInFuture => "date_in_future",
        DateInPast => "date_in_past",
        AreaAbove => "area_above",
        TooFew => "too_few",
        DateOrder => "date_order",
        PasswordTooShort => "password.too_short",
        PasswordTooLong => "password.too_long",
        PasswordTooPlain => "password.too_plain",
        PasswordTellsName => "password.tells_name",
        PasswordUsedBefore => "password.used_before",
        ChoiceWanted => "choice_wanted",
        RatioUnfit => "ratio_unfit",
        Negative => "negative",
        DenominatorNotPositive => "denominator_not_positive",
        NotOfThisCard => "not_of_this_card",
        NotADeclaration => "not_a_declaration",
    }
}

/// One wrong field.
#[derive(Debug, Clone)]
pub(super) struct FieldError {
    pointer: String,
    code: FieldCode,
    figures: Vec<(&'static str, String)>,
}

impl FieldError {
    pub(super) fn document(&self, language: Language) -> FieldErrorOut {
        FieldErrorOut {
            pointer: self.pointer.clone(),
            code: Code(self.code),
            message: words::fill(self.code.words(language), &self.figures),
        }
    }
}

/// Collects every wrong field of one input.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    /// Notes a wrong field: a JSON Pointer such as `/legal_person/name`, or `?name` for a query parameter.
    pub fn add(&mut self, pointer: impl Into<String>, code: FieldCode) {
        self.0.push(FieldError { pointer: pointer.into(), code, figures: Vec::new() });
    }

    /// Notes a wrong field with a figure that its words name, such as `{limit}`.
    pub fn add_with(&mut self, pointer: impl Into<String>, code: FieldCode, name: &'static str, figure: impl ToString) {
        self.0.push(FieldError { pointer: pointer.into(), code, figures: vec![(name, figure.to_string())] });
    }

    /// The value, or a note of why there is none.
    pub fn take<T, E: FieldProblem>(&mut self, pointer: impl Into<String>, parsed: Result<T, E>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                error.note(pointer.into(), self);
                None
            }
        }
    }

    /// Every note so far: pointer, code, figures.
    pub fn notes(&self) -> impl Iterator<Item = (&str, FieldCode, &[(&'static str, String)])> {
        self.0.iter().map(|error| (error.pointer.as_str(), error.code, error.figures.as_slice()))
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value if every part of it was right, or the refusal that names every field.
    ///
    /// # Errors
    /// `invalid` with every field noted so far.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, super::Problem> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ => Err(self.into()),
        }
    }

    pub(super) fn into_list(self) -> Vec<FieldError> {
        self.0
    }
}

/// Why a field cannot be read, as a note on that field.
pub trait FieldProblem {
    /// Notes the problem.
    fn note(self, pointer: String, errors: &mut FieldErrors);
}

impl FieldProblem for FieldCode {
    fn note(self, pointer: String, errors: &mut FieldErrors) {
        errors.add(pointer, self);
    }
}

impl FieldProblem for DecimalError {
    fn note(self, pointer: String, errors: &mut FieldErrors) {
        match self {
            Self::NotANumber => errors.add(pointer, FieldCode::NotADecimal),
            Self::TooManyPlaces(places) => errors.add_with(pointer, FieldCode::TooManyPlaces, "places", places),
            Self::OutOfRange => errors.add(pointer, FieldCode::OutOfRange),
        }
    }
}

impl FieldProblem for TextError {
    fn note(self, pointer: String, errors: &mut FieldErrors) {
        match self {
            Self::Empty => errors.add(pointer, FieldCode::Required),
            Self::TooLong(limit) => errors.add_with(pointer, FieldCode::TooLong, "limit", limit),
        }
    }
}

impl FieldProblem for FileNameError {
    fn note(self, pointer: String, errors: &mut FieldErrors) {
        match self {
            Self::Text(error) => error.note(pointer, errors),
            Self::Sign => errors.add(pointer, FieldCode::Malformed),
        }
    }
}

impl FieldProblem for NotADivisionCode {
    fn note(self, pointer: String, errors: &mut FieldErrors) {
        errors.add(pointer, FieldCode::Malformed);
    }
}
