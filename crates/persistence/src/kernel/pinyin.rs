//! Names as people type them on a keyboard.

use pinyin::ToPinyin;

/// The first letters of a name's syllables: `王小明` is `wxm`. Latin letters and digits stay, in lower case.
pub fn initials(name: &str) -> String {
    let letter = |(sign, spoken): (char, Option<pinyin::Pinyin>)| match spoken {
        Some(spoken) => spoken.first_letter().chars().next(),
        None => sign.is_ascii_alphanumeric().then(|| sign.to_ascii_lowercase()),
    };
    name.chars().zip(name.to_pinyin()).filter_map(letter).collect()
}

/// The syllables of a name without tones, one after the other: `王小明` and `汪晓明` are both `wangxiaoming`.
pub fn syllables(name: &str) -> String {
    let spoken = |(sign, spoken): (char, Option<pinyin::Pinyin>)| match spoken {
        Some(spoken) => spoken.plain().to_owned(),
        None if sign.is_ascii_alphanumeric() => sign.to_ascii_lowercase().to_string(),
        None => String::new(),
    };
    name.chars().zip(name.to_pinyin()).map(spoken).collect()
}

#[cfg(test)]
mod tests {
    use super::{initials, syllables};

    #[test]
    fn names_that_sound_the_same_have_the_same_syllables() {
        assert_eq!(syllables("王小明"), "wangxiaoming");
        assert_eq!(syllables("汪晓明"), syllables("王小明"));
        assert_eq!(syllables("ABC（甲）"), "abcjia");
    }

    #[test]
    fn a_name_is_found_by_the_first_letters_of_its_syllables() {
        for (name, letters) in [("王小明", "wxm"), ("乐清市ABC合作社", "lqsabchzs"), ("（甲）", "j"), ("", "")]
        {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
