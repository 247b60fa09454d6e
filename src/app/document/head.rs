//! What stands in the head of a page for those who do not see it: search engines, and sites that show a link with a picture.

use super::json::Json;
use crate::content::document::{DIRECTION, LANGUAGE, LOCALE, Word, text};
use crate::content::evidence::source;

/// The picture that goes with a link, in `src/shell`, and its size, px. The page itself never loads it.
const PICTURE: &str = "og.png";
const PICTURE_PX: [&str; 2] = ["1200", "630"];
/// The picture for the home screen of a phone, in `src/shell`.
const TOUCH_ICON: &str = "touch-icon.png";
/// The name of the project; the same in every language.
const NAME: &str = "Pinprick";
/// Sources that are named to machines: the trials and reviews on which the short answer rests.
const CITED: [&str; 3] = ["alam-2014", "cochrane-2016", "shen-2022"];

/// Where the page will stand, if that is known when it is built: other sites accept only whole addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home(String);

impl Home {
    /// The address of the folder that holds the page; none if it is no whole address of one.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let address = address.trim();
        let place = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~:/%@[]".contains(letter);
        let whole = place.starts_with(|first: char| first.is_ascii_alphanumeric() || first == '[');
        (whole && place.chars().all(plain)).then(|| Self([address.trim_end_matches('/'), "/"].concat()))
    }

    /// The address itself.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0
    }
}

/// The head of `embed.html`.
#[must_use]
pub(super) fn snippets(home: Option<&Home>) -> String {
    Head::titled(home, Word::EmbedTitle, Word::EmbedIntro, "embed.html").text
}

/// How a page begins: the language of its words, and their direction where it is not the usual one.
pub(super) fn opening() -> String {
    let direction = if DIRECTION == "ltr" { String::new() } else { [" dir=\"", DIRECTION, "\""].concat() };
    ["<html lang=\"", LANGUAGE, "\"", &direction, ">"].concat()
}

/// The head of `index.html`.
#[must_use]
pub fn page(home: Option<&Home>) -> String {
    let mut head = Head { text: String::new(), home };
    let (title, description) = (text(Word::HeadTitle), text(Word::HeadDescription));
    head.name(title, description, "");
    head.link("apple-touch-icon", TOUCH_ICON);
    for (property, content) in [
        ("og:type", "article"),
        ("og:site_name", NAME),
        ("og:locale", LOCALE),
        ("og:title", title),
        ("og:description", description),
    ] {
        head.meta("property", property, content);
    }
    if let Some(Home(address)) = home {
        head.meta("property", "og:url", address);
    }
    let picture = head.address(PICTURE);
    for (property, content) in [
        ("og:image", picture.as_str()),
        ("og:image:type", "image/png"),
        ("og:image:width", PICTURE_PX[0]),
        ("og:image:height", PICTURE_PX[1]),
        ("og:image:alt", text(Word::HeadPicture)),
    ] {
        head.meta("property", property, content);
    }
    head.meta("name", "twitter:card", "summary_large_image");
    head.text.push_str("<script type=\"application/ld+json\">");
    head.text.push_str(&facts(&head));
    head.text.push_str("</script>");
    head.text
}

/// The head of `more.html`.
#[must_use]
pub fn more(home: Option<&Home>) -> String {
    Head::titled(home, Word::PageMoreTitle, Word::PageMoreIntro, "more.html").text
}

/// The head of a page for a frame: search engines are led to the page itself.
#[must_use]
pub(super) fn frame(home: Option<&Home>, title: Word) -> String {
    let mut head = Head::titled(home, title, Word::HeadDescription, "");
    head.meta("name", "robots", "noindex");
    head.text
}

/// The head of a page of present mode: search engines are led to the page itself.
#[must_use]
pub(super) fn present(home: Option<&Home>, title: Word) -> String {
    let mut head = Head::titled(home, title, Word::ClassIntro, "present.html");
    head.meta("name", "robots", "noindex");
    head.text
}

/// The text as it grows.
struct Head<'a> {
    text: String,
    home: Option<&'a Home>,
}

impl<'a> Head<'a> {
    /// Of a page beside the first: its title with the project's name, its description, and the file that it stands in or for.
    fn titled(home: Option<&'a Home>, title: Word, description: Word, file: &str) -> Self {
        let mut head = Head { text: String::new(), home };
        head.name(&[text(title), " | ", NAME].concat(), text(description), file);
        head
    }

    /// Title, description and, if it is known, the one address of a page.
    fn name(&mut self, title: &str, description: &str, file: &str) {
        self.text.push_str("<title>");
        push_escaped(&mut self.text, title);
        self.text.push_str("</title>");
        self.meta("name", "description", description);
        if self.home.is_some() {
            self.link("canonical", &self.address(file));
        }
    }

    /// The address of a file beside the page, whole if that is possible.
    fn address(&self, file: &str) -> String {
        self.home.map_or_else(|| file.to_owned(), |Home(folder)| [folder, file].concat())
    }

    fn meta(&mut self, kind: &str, name: &str, content: &str) {
        for part in ["<meta ", kind, "=\"", name, "\" content=\""] {
            self.text.push_str(part);
        }
        push_escaped(&mut self.text, content);
        self.text.push_str("\" />");
    }

    fn link(&mut self, relation: &str, address: &str) {
        for part in ["<link rel=\"", relation, "\" href=\""] {
            self.text.push_str(part);
        }
        push_escaped(&mut self.text, address);
        self.text.push_str("\" />");
    }
}

fn push_escaped(out: &mut String, words: &str) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}

/// The page in the words of schema.org. No doctor has reviewed it, so it does not say when one did.
fn facts(head: &Head) -> String {
    let text_of = |word| Json::Text(text(word).to_owned());
    let plain = |words: &str| Json::Text(words.to_owned());
    let project = || Json::object("Organization", vec![("name", plain(NAME))]);
    let subject = || {
        Json::List(vec![
            Json::object("MedicalTherapy", vec![("name", text_of(Word::HeadTherapy))]),
            Json::object("MedicalCondition", vec![("name", text_of(Word::HeadCondition))]),
        ])
    };
    let cited = CITED.iter().filter_map(|id| source(id)).filter_map(|source| {
        let (_, address) = source.links.first()?;
        let mut of = vec![("url", plain(address))];
        // A title that is not in the original's wording is not told as one.
        if source.title_exact {
            of.insert(0, ("name", plain(source.title)));
        }
        Some(Json::object("ScholarlyArticle", of))
    });
    let shared = |kind: &'static str, named: &'static str| {
        let mut members = vec![
            (named, text_of(Word::HeadTitle)),
            ("description", text_of(Word::HeadDescription)),
            ("inLanguage", plain(LANGUAGE)),
            ("isAccessibleForFree", Json::True),
            ("about", subject()),
            ("audience", Json::object("PeopleAudience", vec![("audienceType", text_of(Word::HeadAudience))])),
            ("author", project()),
        ];
        if let Some(Home(address)) = head.home {
            members.push(("url", plain(address)));
        }
        (kind, members)
    };
    let (kind, mut article) = shared("Article", "headline");
    article.push(("publisher", project()));
    article.push(("image", plain(&head.address(PICTURE))));
    article.push(("citation", Json::List(cited.collect())));
    let article = Json::object(kind, article);
    let (kind, page) = shared("MedicalWebPage", "name");
    let graph = Json::List(vec![article, Json::object(kind, page)]);
    let mut out = String::new();
    Json::Object(vec![("@context", plain("https://schema.org")), ("@graph", graph)]).push(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn facts_of(html: &str) -> Value {
        let script = html.split_once("<script type=\"application/ld+json\">").expect("there are facts").1;
        serde_json::from_str(script.split_once("</script>").expect("the script ends").0).expect("they are JSON")
    }

    #[test]
    fn machines_can_read_what_the_page_is() {
        let facts = facts_of(&page(None));
        let graph = facts["@graph"].as_array().expect("a list");
        let kinds: Vec<&Value> = graph.iter().map(|thing| &thing["@type"]).collect();
        assert_eq!(kinds, ["Article", "MedicalWebPage"]);
        for thing in graph {
            assert_eq!(thing["isAccessibleForFree"], true);
            assert_eq!(thing["inLanguage"], LANGUAGE);
            assert!(
                thing.get("lastReviewed").is_none() && thing.get("reviewedBy").is_none(),
                "no doctor has reviewed it"
            );
        }
        assert_eq!(graph[0]["headline"], text(Word::HeadTitle));
        let cited = graph[0]["citation"].as_array().expect("a list");
        assert_eq!(cited.len(), CITED.len());
        assert!(cited.iter().all(|source| source["url"].as_str().is_some_and(|url| url.starts_with("https://"))));
    }

    #[test]
    fn addresses_are_whole_only_where_the_page_knows_its_place() {
        let home = Home::of("https://example.org/pinprick").expect("an address");
        let (here, there) = (page(Some(&home)), page(None));
        assert!(here.contains("<link rel=\"canonical\" href=\"https://example.org/pinprick/\" />"));
        assert!(here.contains("content=\"https://example.org/pinprick/og.png\""));
        assert_eq!(facts_of(&here)["@graph"][0]["url"], "https://example.org/pinprick/");
        assert!(!there.contains("canonical") && !there.contains("og:url"));
        assert!(there.contains("<meta property=\"og:image\" content=\"og.png\" />"));
        assert!(more(Some(&home)).contains("href=\"https://example.org/pinprick/more.html\""));
    }

    #[test]
    fn only_addresses_of_folders_are_homes() {
        for good in ["https://example.org", "http://127.0.0.1:8080/", "https://example.org/a/b/", "http://[::1]/"] {
            assert!(Home::of(good).is_some_and(|Home(address)| address.ends_with('/')), "{good}");
        }
        for bad in ["", "example.org", "ftp://example.org", "https://", "https://a b", "https://a/?b", "https://a/\">"]
        {
            assert_eq!(Home::of(bad), None, "{bad}");
        }
    }

    #[test]
    fn titles_and_descriptions_are_of_the_length_that_is_shown() {
        assert!(text(Word::HeadTitle).chars().count() <= 60);
        let description = text(Word::HeadDescription).chars().count();
        assert!((70..=160).contains(&description), "{description}");
        assert!(text(Word::HeadPicture).chars().count() <= 240);
    }

    #[test]
    fn the_picture_is_as_large_as_it_is_told_and_soon_loaded() {
        let picture = include_bytes!("../../shell/og.png");
        let number = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|i| picture[at + i])).to_string();
        assert_eq!([number(16), number(20)], PICTURE_PX);
        assert!(picture.len() < 150_000, "{} bytes", picture.len());
    }

    #[test]
    fn words_cannot_end_an_attribute() {
        let mut head = Head { text: String::new(), home: None };
        head.meta("name", "a", "\"><b>&");
        assert_eq!(head.text, "<meta name=\"a\" content=\"&quot;&gt;&lt;b&gt;&amp;\" />");
    }
}
