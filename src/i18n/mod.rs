//! Texts in the reader's language: Fluent bundles of `locales/`, names of days and months.
//!
//! Every text for people goes through here. A text that is missing in a language is taken from the one it
//! builds on (`de-simple` and `en` from `de`), so a half-translated page is readable and never empty.
//! Isolation marks are off: all shipped languages run left to right, and marks break mail subjects and CSV.

mod dates;

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::error::{Error, Result};
use crate::words;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Files;

words! {
    /// A language level the product speaks.
    pub enum Lang("language") {
        /// Standard German, complete.
        De = "de",
        /// Easy language (Leichte Sprache), for public pages.
        DeSimple = "de-simple",
        /// English, complete but for what always stays German: mails, letters and words that are kept.
        En = "en",
    }
}

impl Lang {
    /// The value of the `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.word()
    }

    /// The best language for an `Accept-Language` header; German where nothing fits.
    pub fn accepted(header: &str) -> Self {
        let first = header.split(',').map(|part| part.split(';').next().unwrap_or_default().trim());
        first
            .filter_map(|tag| match tag.get(..2).map(str::to_ascii_lowercase).as_deref() {
                Some("de") => Some(Self::De),
                Some("en") => Some(Self::En),
                _ => None,
            })
            .next()
            .unwrap_or(Self::De)
    }
}

/// A value inside a message.
pub trait Arg {
    /// As Fluent knows it; numbers choose plural forms.
    fn value(&self) -> FluentValue<'static>;
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}
impl Arg for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.to_owned()))
    }
}
impl Arg for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}
macro_rules! number_arg {
    ($($ty:ty),*) => {$(impl Arg for $ty {
        fn value(&self) -> FluentValue<'static> { FluentValue::from(*self) }
    })*};
}
number_arg!(i64, usize, u64, i32, u32, u16, i16);

/// All bundles, ready to be asked.
pub struct I18n {
    bundles: BTreeMap<Lang, FluentBundle<FluentResource>>,
}

impl I18n {
    /// Reads every file of `locales/`.
    ///
    /// # Errors
    /// A file that Fluent cannot read, or a message that is defined twice.
    pub fn load() -> Result<Self> {
        let mut bundles = BTreeMap::new();
        for &lang in Lang::ALL {
            bundles.insert(lang, bundle(lang)?);
        }
        Ok(Self { bundles })
    }

    /// The text of `key`; the key itself in brackets where no language has it (a test keeps that from happening).
    pub fn text(&self, lang: Lang, key: &str, args: &[(&str, &dyn Arg)]) -> String {
        self.find(lang, key, args).or_else(|| self.find(Lang::De, key, args)).unwrap_or_else(|| format!("[{key}]"))
    }

    /// Whether `lang` itself (not a language it builds on) has `key`.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundles.get(&lang).is_some_and(|b| b.has_message(key))
    }

    fn find(&self, lang: Lang, key: &str, args: &[(&str, &dyn Arg)]) -> Option<String> {
        let bundle = self.bundles.get(&lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let args: FluentArgs = args.iter().map(|(name, arg)| (*name, arg.value())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::warn!(key, ?errors, "message");
        }
        Some(text)
    }
}

fn bundle(lang: Lang) -> Result<FluentBundle<FluentResource>> {
    let id: LanguageIdentifier = match lang {
        Lang::En => "en",
        Lang::De | Lang::DeSimple => "de",
    }
    .parse()
    .map_err(|e| Error::internal(format!("language: {e}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    let folder = format!("{}/", lang.word());
    for name in Files::iter().filter(|name| name.starts_with(&folder)) {
        let file = Files::get(&name).ok_or_else(|| Error::internal(&name))?;
        let text = String::from_utf8(file.data.into_owned()).map_err(|_| Error::internal(&name))?;
        let resource = FluentResource::try_new(text)
            .map_err(|(_, errors)| Error::internal(format!("locales/{name}: {errors:?}")))?;
        bundle.add_resource(resource).map_err(|errors| Error::internal(format!("locales/{name}: {errors:?}")))?;
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_wish_is_followed_and_german_is_the_ground() {
        assert_eq!(Lang::accepted("en-US,en;q=0.9"), Lang::En);
        assert_eq!(Lang::accepted("tr,de;q=0.5"), Lang::De);
        assert_eq!(Lang::accepted(""), Lang::De);
        assert_eq!(Lang::accepted("ä"), Lang::De);
    }
}
