//! From a moment of the skin to a draw list, labels, charts and the sentence of what is happening.
//!
//! Invariant: this layer knows no browser; everything in it is plain arrays and strings.

pub mod calendar;
pub mod camera;
pub mod caption;
pub mod chart;
pub mod chart_pair;
pub mod color;
pub mod compare;
pub mod course_chart;
pub mod course_words;
pub mod device;
pub mod draw_list;
pub mod exhibit;
pub mod exposure;
pub mod icon_array;
pub mod needle_depth;
pub mod number;
pub mod outlook;
pub mod plot;
pub mod prediction;
pub mod reading;
pub mod relief;
pub mod skin_texture;
pub mod specimen;
pub mod stain;
pub mod study;
pub mod study_chart;
pub mod table;
pub mod timeline;
pub mod tissue;
pub mod tone;

mod annotation;
mod before;
mod cells;
mod epidermis;
mod fibres;
mod field;
mod glow;
mod instrument;
mod labels;
mod marking;
mod portable;
mod scatter;
mod scenery;
mod warp;
mod weave;
mod wound;
