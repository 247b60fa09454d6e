//! The bar of a real browser: what it is told and when, that it is followed, and that nothing of the page's is lost in it.
#![cfg(target_arch = "wasm32")]

use js_sys::futures::JsFuture;
use js_sys::{Promise, eval};
use pinprick::app::address::state::{Chapter, Place};
use pinprick::app::address::{Bar, decode, encode};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Counts the writings, in `writings`.
const COUNT: &str = "if (!self.replaced) {
    self.replaced = History.prototype.replaceState;
    History.prototype.replaceState = function (...rest) { self.writings++; return self.replaced.apply(this, rest); };
}
self.writings = 0";
const MARKUP: &str =
    "<div data-address-note data-newer=Newer. data-long=Long. data-unknown='Not read: {list}.' data-refused=Refused.>
    <p role=status></p><input readonly hidden><button hidden>Close</button></div>
    <button id=copy data-copy-link data-copied='Copied.'>Copy</button>
    <section data-figure=twin><button id=copy-twin data-copy-link data-copied='Copied.'>Copy</button></section>";

/// A page that shows a place, and a bar over it.
struct Page {
    place: Rc<RefCell<Place>>,
    followed: Rc<Cell<u32>>,
    bar: Bar,
    root: HtmlElement,
}

impl Page {
    /// Opens a page at an address.
    fn open(address: &str) -> Self {
        let _ = eval(&format!("history.replaceState(null, '', location.pathname + '{address}')"));
        let document = web_sys::window().and_then(|window| window.document()).expect("a document");
        let root: HtmlElement = document.create_element("div").expect("made").unchecked_into();
        root.set_inner_html(MARKUP);
        document.body().expect("a body").append_child(&root).expect("appended");
        let _ = eval(COUNT);
        let (place, followed) = (Rc::new(RefCell::new(Place::default())), Rc::new(Cell::new(0)));
        let bar = {
            let (read, go, count) = (Rc::clone(&place), Rc::clone(&place), Rc::clone(&followed));
            Bar::start(
                Rc::new(move || read.borrow().clone()),
                Rc::new(move |place| {
                    go.replace(place);
                    count.set(count.get() + 1);
                }),
            )
        };
        Self { place, followed, bar, root }
    }

    /// The reader drags something to a minute.
    fn drag(&self, minute: u32) {
        self.place.borrow_mut().healing.time_min = minute;
        self.bar.moved();
    }

    fn note(&self) -> String {
        self.find("[role=status]").text_content().unwrap_or_default()
    }

    fn find(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).expect("a selector").expect("it is there").unchecked_into()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn hash() -> String {
    text("location.hash")
}

fn text(script: &str) -> String {
    eval(script).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

fn writings() -> f64 {
    eval("writings").ok().and_then(|value| value.as_f64()).unwrap_or(f64::NAN)
}

/// Lets so many ms pass on the browser's clock.
async fn wait(ms: u32) {
    let promise = eval(&format!("new Promise((done) => setTimeout(done, {ms}))")).expect("a promise");
    JsFuture::from(promise.unchecked_into::<Promise>()).await.expect("timers work");
}

#[wasm_bindgen_test]
async fn a_visit_without_a_change_keeps_its_address() {
    for address in ["", "#evidence", "#claim=s14", "#v1&ch=healing&t=28d"] {
        let page = Page::open(address);
        if !address.starts_with("#v1") {
            // A figure says that it moved, and shows what it showed at first.
            page.bar.moved();
        }
        wait(700).await;
        assert_eq!((hash().as_str(), writings()), (address, 0.0));
        assert_eq!(page.followed.get(), u32::from(address.starts_with("#v1")));
        assert_eq!(page.note(), "");
    }
}

#[wasm_bindgen_test]
async fn a_drag_is_written_at_most_twice_a_second_and_to_its_end() {
    let page = Page::open("#evidence");
    let _ = eval("history.replaceState('quiz-underway', ''); self.writings = 0");
    for minute in 1..=200 {
        page.drag(minute);
        wait(10).await;
    }
    let during = writings();
    wait(700).await;
    let seconds = 2.0 + 0.7;
    assert!((2.0..=2.0 * seconds + 1.0).contains(&writings()), "{during}, then {}", writings());
    assert_eq!(decode(&hash()), Some((page.place.borrow().clone(), vec![])));
    assert_eq!(page.place.borrow().healing.time_min, 200);
    // Standing still it is written no more, and what the quiz keeps there is still there.
    let at_rest = writings();
    page.bar.moved();
    wait(700).await;
    assert_eq!((writings(), text("history.state").as_str()), (at_rest, "quiz-underway"));
}

#[wasm_bindgen_test]
async fn a_link_within_the_page_is_followed_and_an_anchor_is_left_alone() {
    let page = Page::open("");
    let go = |address: &str| {
        let _ = eval(&format!("location.hash = '{address}'"));
    };
    go("v1&ch=twin&left=rolling&t=3mo");
    wait(100).await;
    assert_eq!(page.place.borrow().chapter, Chapter::Twin);
    assert_eq!(page.place.borrow().twin.time_min, 131_400);
    go("evidence");
    wait(700).await;
    assert_eq!((page.followed.get(), hash().as_str()), (1, "#evidence"));
    // The reader goes on from there.
    page.drag(60);
    wait(300).await;
    assert_eq!(hash(), ["#", &encode(&page.place.borrow())].concat());
    // A step back in the quiz is no link.
    let _ = eval("history.replaceState('quiz-before', ''); history.pushState('quiz-underway', '', '#v1')");
    let _ = eval("history.back()");
    wait(300).await;
    assert_eq!((page.followed.get(), text("history.state").as_str()), (1, "quiz-before"));
}

#[wasm_bindgen_test]
async fn what_a_link_says_wrong_is_noted_until_the_reader_goes_on() {
    let page = Page::open("#v2&ch=healing&skin=bark&t=5d&wings=2&needle=9&tone=0");
    assert_eq!(page.note(), "Newer. Not read: skin=bark, needle=9, tone=0, \u{2026}.");
    assert!(page.find("[data-address-note]").has_attribute("data-shown"));
    assert_eq!(page.place.borrow().healing.time_min, 5 * 1440);
    page.drag(1);
    assert_eq!(page.note(), "");
    assert!(!page.find("[data-address-note]").has_attribute("data-shown"));
}

#[wasm_bindgen_test]
async fn a_link_to_the_moment_is_copied_or_offered() {
    let page = Page::open("");
    page.place.borrow_mut().chapter = Chapter::Healing;
    // Only what belongs to the class may stand in for a clipboard.
    let clipboard = |answer: &str| {
        let script = format!(
            "(() => {{
                const clipboard = Object.create(Clipboard.prototype);
                clipboard.writeText = (link) => {{ self.link = link; return {answer}; }};
                Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: clipboard }});
            }})()"
        );
        eval(&script).expect("a clipboard");
    };
    clipboard("Promise.resolve()");
    page.find("#copy").click();
    wait(50).await;
    assert_eq!(page.note(), "Copied.");
    assert_eq!(text("link"), [&text("location.origin + location.pathname"), "#v1&ch=healing"].concat());
    assert_eq!(hash(), "", "the address itself stays");
    page.find("#copy-twin").click();
    wait(50).await;
    assert!(text("link").ends_with("#v1&ch=twin"), "{}", text("link"));

    clipboard("Promise.reject(new Error('refused'))");
    page.find("#copy").focus().expect("focused");
    page.find("#copy").click();
    wait(50).await;
    let field: HtmlInputElement = page.find("input").unchecked_into();
    assert_eq!((page.note().as_str(), field.hidden()), ("Refused.", false));
    assert!(field.value().ends_with("#v1&ch=healing"), "{}", field.value());
    let selected = eval("document.activeElement.selectionEnd - document.activeElement.selectionStart").ok();
    assert_eq!(selected.and_then(|n| n.as_f64()), Some(field.value().len() as f64));
    page.find("[data-address-note] button").click();
    assert_eq!((page.note().as_str(), field.hidden()), ("", true));
    assert_eq!(text("document.activeElement.id"), "copy", "the focus goes back");

    eval("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })").expect("none");
    page.find("#copy").click();
    assert_eq!(page.note(), "Refused.");
}
