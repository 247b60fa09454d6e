//! The numbers of the course as a table, made only while it is open.

use crate::app::driver::report::Report;
use crate::content::{Key, text};
use crate::scene::table::table;
use std::rc::Rc;
use web_sys::Element;
use yew::{Event, Html, Properties, TargetCast, function_component, html, use_state_eq};

/// What the table needs.
#[derive(Properties, Clone, PartialEq)]
pub struct NumbersProps {
    /// The latest report.
    pub report: Rc<Report>,
}

/// The numbers of the course.
#[function_component]
pub fn Numbers(props: &NumbersProps) -> Html {
    let open = use_state_eq(|| false);
    let on_toggle = {
        let open = open.clone();
        move |event: Event| {
            open.set(event.target_dyn_into::<Element>().is_some_and(|details| details.has_attribute("open")))
        }
    };
    html! {
        <details class="more" ontoggle={on_toggle}>
            <summary>{ text(Key::TableOpen) }</summary>
            if *open {
                { rows(&props.report) }
            }
        </details>
    }
}

fn rows(report: &Report) -> Html {
    let table = table(&report.readings, &report.skin, &report.timeline);
    html! {
        <div class="table-box" tabindex="0" role="region" aria-label={text(Key::TableCaption)}>
            <table>
                <caption>{ text(Key::TableCaption) }</caption>
                <thead>
                    <tr>{ for table.headings.iter().map(|heading| html! { <th scope="col">{ *heading }</th> }) }</tr>
                </thead>
                <tbody>
                    { for table.rows.iter().map(|row| html! {
                        <tr>
                            { for row.iter().enumerate().map(|(i, cell)| match i {
                                0 => html! { <th scope="row">{ cell }</th> },
                                _ => html! { <td>{ cell }</td> },
                            }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
