//! Cells, nuclei and lobules: alike ones share a path, and what stands in a row is a dashed line.

use super::pen::Pen;
use super::{ROWS_MM, STEP, Still, UNITS_PER_MM, palette};
use crate::paint::geometry::Edge;
use crate::paint::number::push_whole;
use crate::scene::draw_list::{Mark, Rgba, Shape};

/// A mark that is fainter than this is left out, 0 to 255.
const FAINT: u8 = 90;
/// An ellipse up to this half extent is a grain: a short line with round ends, units.
const SMALL: f32 = 5.0;
/// Colours of the marks of one run.
const COLORS: usize = 3;
/// Most lenses of one run, of which every so manieth is drawn.
const LENSES: usize = 48;
/// So many grains, one right of the other, are a row.
const ROW: usize = 40;
/// Grains of a row before its pattern comes again.
const CYCLE: usize = 11;
/// The line of a row may leave its grains by so much, units.
const ROW_TOLERANCE: f32 = 1.6;

impl Still {
    /// Draws a run of marks, small ones over large ones. If it reaches the bottom of the list, its uppermost rows go on
    /// downwards instead of those that are there.
    pub(super) fn marks(&mut self, marks: &[Mark], bottom: f32) {
        let seen = || marks.iter().filter(|mark| mark.fill[3] > FAINT);
        let is_grain = |mark: &Mark| mark.shape == Shape::Ellipse && mark.radius_x.max(mark.radius_y) <= SMALL;
        let mut discs: Vec<&Mark> = seen().filter(|mark| mark.shape == Shape::Ellipse && !is_grain(mark)).collect();
        let lenses: Vec<&Mark> = seen().filter(|mark| mark.shape == Shape::Spindle).collect();
        // A grain in the middle of a lens is its nucleus.
        let is_nucleus = |grain: &Mark| {
            marks.iter().any(|mark| mark.shape == Shape::Spindle && (mark.x, mark.y) == (grain.x, grain.y))
        };
        let (nuclei, grains): (Vec<&Mark>, Vec<&Mark>) =
            seen().filter(|mark| is_grain(mark)).partition(|grain| is_nucleus(grain));
        let top = discs.iter().map(|mark| mark.y).fold(f32::INFINITY, f32::min);
        let goes_on = discs.iter().any(|mark| mark.y + mark.radius_y > bottom);
        if !discs.is_empty() {
            self.push("<g transform=\"scale(2)\">");
            if goes_on {
                let rows = ROWS_MM * UNITS_PER_MM;
                discs.retain(|mark| mark.y < top + rows);
                self.go_on(libm::ceilf((bottom - top) / rows) as u32);
            }
            self.discs(&discs);
            self.push(if goes_on { "</g></g>" } else { "</g>" });
        }
        self.lenses(&lenses, nuclei.first().copied());
        self.rows(&grains);
    }

    /// Repeats what is drawn next, from below, as rows are laid.
    fn go_on(&mut self, times: u32) {
        for time in (1..times).rev() {
            self.push("<use href=\"#");
            self.push(self.name);
            self.push("-rows\" y=\"");
            push_whole(&mut self.text, (time as f32 * ROWS_MM * UNITS_PER_MM / STEP) as u32);
            self.push("\"/>");
        }
        self.push("<g id=\"");
        self.push(self.name);
        self.push("-rows\">");
    }

    /// Large ellipses: they show their edges, and so share a path only with what they do not touch. Which of them lies over
    /// which is lost.
    fn discs(&mut self, discs: &[&Mark]) {
        let colors: Vec<Rgba> = discs.iter().map(|mark| mark.fill).collect();
        let (class_of, means) = palette::classes(&colors, COLORS);
        let mut groups: Vec<(usize, Vec<&Mark>)> = Vec::new();
        for (mark, class) in discs.iter().zip(class_of) {
            match groups.iter_mut().find(|(of, others)| *of == class && is_clear(mark, others)) {
                Some((_, group)) => group.push(mark),
                None => groups.push((class, vec![mark])),
            }
        }
        for (class, group) in groups {
            let edge = Edge::of_ellipse(group[0]);
            self.push("<path");
            self.paint("fill", [means[class]; 2]);
            if edge.width > 0.0 {
                let [red, green, blue, _] = group[0].outline;
                self.paint("stroke", [[red, green, blue, 255]; 2]);
                self.attribute("stroke-width", edge.width / STEP);
            }
            self.push(" d=\"");
            let mut pen = Pen::default();
            group.iter().for_each(|mark| disc(&mut pen, mark));
            self.end(&mut pen);
        }
    }

    /// Lenses: one line each, drawn as edge, as body and, for a part of its length, as nucleus.
    fn lenses(&mut self, lenses: &[&Mark], nucleus: Option<&Mark>) {
        let kept: Vec<&Mark> = lenses.iter().step_by(lenses.len().div_ceil(LENSES).max(1)).copied().collect();
        let Some(first) = kept.first() else { return };
        let mean = |measure: fn(&Mark) -> f32| kept.iter().map(|lens| measure(lens)).sum::<f32>() / kept.len() as f32;
        let (long, wide) = (mean(|lens| lens.radius_x), mean(|lens| lens.radius_y));
        let mut pen = Pen::default();
        let mut rest: Vec<Segment> = kept.iter().map(|lens| Segment::of(lens, 0.8 * long)).collect();
        while !rest.is_empty() {
            let segment = rest.swap_remove(pen.nearest(rest.iter().map(|segment| segment.from)));
            segment.draw(&mut pen);
        }
        let way = pen.take();
        let mut draw = |color: Rgba, width: f32, dash: Option<f32>| {
            let [red, green, blue, _] = color;
            self.push("<path");
            self.paint("stroke", [[red, green, blue, 255]; 2]);
            self.attribute("stroke-width", width);
            if let Some(dash) = dash {
                self.push(" stroke-dasharray=\"");
                push_whole(&mut self.text, dash as u32);
                self.push(" 99\"");
                self.attribute("stroke-dashoffset", 0.5 * dash - 0.8 * long);
            }
            self.push(" d=\"");
            self.push(&way);
            self.push("\"/>");
        };
        // A line is wide to its ends, where a lens is not.
        draw(first.outline, 1.7 * wide, None);
        draw(first.fill, 1.1 * wide, None);
        if let Some(nucleus) = nucleus {
            draw(nucleus.fill, 2.2 * nucleus.radius_y, Some(2.0 * (nucleus.radius_x - nucleus.radius_y)));
        }
    }

    /// Grains: each one by itself, or a whole row of them as dashes of a line.
    fn rows(&mut self, grains: &[&Mark]) {
        let colors: Vec<Rgba> = grains.iter().map(|mark| mark.fill).collect();
        let (class_of, means) = palette::classes(&colors, COLORS);
        let mut from = 0;
        for row in grains.chunk_by(|one, other| one.x < other.x) {
            let classes = &class_of[from..from + row.len()];
            from += row.len();
            let (long, thin) = mean_extents(row);
            for (class, color) in means.iter().enumerate() {
                let mut pen = Pen::default();
                let dashes = (row.len() >= ROW).then(|| dashes(row, classes, class, long - thin));
                if !classes.contains(&class) || dashes.as_ref().is_some_and(Vec::is_empty) {
                    continue;
                }
                self.push("<path");
                self.paint("stroke", [*color; 2]);
                self.attribute("stroke-width", 1.6 * thin);
                if let Some(dashes) = dashes {
                    let (offset, pattern) = dashes.split_first().unwrap_or((&0, &[]));
                    if *offset > 0 {
                        self.push(" stroke-dashoffset=\"-");
                        push_whole(&mut self.text, *offset);
                        self.push("\"");
                    }
                    self.push(" stroke-dasharray=\"");
                    for (i, dash) in pattern.iter().enumerate() {
                        if i > 0 {
                            self.push(" ");
                        }
                        push_whole(&mut self.text, *dash);
                    }
                    self.push("\"");
                    let line: Vec<[f32; 2]> = row.iter().map(|mark| [mark.x, mark.y]).collect();
                    pen.line(&self.lines.tell(&line, ROW_TOLERANCE, true));
                } else {
                    let alike = row.iter().zip(classes).filter(|(_, of)| **of == class);
                    alike.for_each(|(mark, _)| Segment::of(mark, long - thin).draw(&mut pen));
                }
                self.push(" d=\"");
                self.end(&mut pen);
            }
        }
    }
}

/// Where the dashes of a class begin in a row, then dash and gap in turn until the pattern comes again; none if the first
/// grains of the row have none of the class.
fn dashes(row: &[&Mark], classes: &[usize], class: usize, half: f32) -> Vec<u32> {
    let whole = |value: f32| libm::roundf(value.max(0.0)) as u32;
    let mut along = vec![0.0];
    for pair in row[..=CYCLE].windows(2) {
        along.push(along[along.len() - 1] + libm::hypotf(pair[1].x - pair[0].x, pair[1].y - pair[0].y));
    }
    let starts: Vec<u32> = (0..CYCLE).filter(|&i| classes[i] == class).map(|i| whole(along[i])).collect();
    let Some(first) = starts.first() else { return Vec::new() };
    let dash = whole(2.0 * half);
    let again = first + whole(along[CYCLE]);
    let ends = starts[1..].iter().chain([&again]);
    let turns = starts.iter().zip(ends).flat_map(|(start, next)| [dash, (next - start).saturating_sub(dash)]);
    [*first].into_iter().chain(turns).collect()
}

fn is_clear(mark: &Mark, others: &[&Mark]) -> bool {
    let reach = |mark: &Mark| mark.radius_x.max(mark.radius_y);
    others.iter().all(|other| libm::hypotf(other.x - mark.x, other.y - mark.y) > reach(other) + reach(mark))
}

/// The mean of the larger and of the smaller half extents.
fn mean_extents(marks: &[&Mark]) -> (f32, f32) {
    let mean = |pick: fn(f32, f32) -> f32| {
        marks.iter().map(|mark| pick(mark.radius_x, mark.radius_y)).sum::<f32>() / marks.len() as f32
    };
    (mean(f32::max), mean(f32::min))
}

fn unit(value: f32) -> i32 {
    libm::roundf(value) as i32
}

/// A straight line along a mark.
struct Segment {
    from: [i32; 2],
    along: [i32; 2],
}

impl Segment {
    fn of(mark: &Mark, half: f32) -> Self {
        let turn = if mark.radius_x >= mark.radius_y { mark.angle } else { mark.angle + core::f32::consts::FRAC_PI_2 };
        let (x, y) = (libm::cosf(turn) * half, libm::sinf(turn) * half);
        // From left to right, so that fewer ways are told.
        let (x, y) = if x < 0.0 { (-x, -y) } else { (x, y) };
        Self { from: [unit(mark.x - x), unit(mark.y - y)], along: [unit(2.0 * x), unit(2.0 * y)] }
    }

    fn draw(&self, pen: &mut Pen) {
        pen.lift(self.from);
        match self.along {
            [x, 0] => pen.command('h', &[x], self.along),
            [0, y] => pen.command('v', &[y], self.along),
            [x, y] => pen.command('l', &[x, y], self.along),
        }
    }
}

/// An ellipse with level axes, as large as the turned one is wide and high: an arc that nearly closes.
fn disc(pen: &mut Pen, mark: &Mark) {
    let edge = Edge::of_ellipse(mark);
    let (sin, cos) = (libm::sinf(mark.angle), libm::cosf(mark.angle));
    let step = |value: f32| unit(value / STEP);
    let wide = step(libm::hypotf(edge.radius_x * cos, edge.radius_y * sin));
    let high = step(libm::hypotf(edge.radius_x * sin, edge.radius_y * cos));
    let start = [step(mark.x), step(mark.y) - high];
    pen.lift(start);
    pen.command('a', &[wide, high, 0, 1, 0, 1, 0], [1, 0]);
    pen.close(start);
}
