//! Marking a part that a text names: all else steps back behind a veil, and layers and scars get an outline.

use super::color::fade;
use super::draw_list::{DrawList, Fill, Rgba};
use super::epidermis;
use super::fibres::PAPILLARY_MM;
use super::field::MatrixField;
use super::scenery::fat_border_mm;
use super::warp::Warp;
use crate::content::Part;
use crate::skin::grid::Grid;
use crate::skin::scar::Skin;

/// Opacity of the veil.
const VEIL: f32 = 0.66;
/// Width of an outline, CSS px.
const OUTLINE_PX: f32 = 1.8;
/// From the left edge of the section to its right, with what hangs over: steps of the veil's edges.
const STEPS: u32 = 480;
/// Matrix is the scar's where it is this much denser or sparser than healthy.
const OFF: f32 = 0.1;
/// How far beside its nominal width a scar is looked for, mm.
const BESIDE_MM: f32 = 0.35;
/// Depth to which a flat mark is outlined, mm: its matrix is that of healthy skin.
const MARK_MM: f32 = 0.24;
/// Half the width of a flat mark, mm.
const MARK_HALF_MM: f32 = 0.95;

/// Where a part lies: for each place along the skin the depths between which it is, undeformed mm; none where it is not.
pub(super) type Region<'a> = &'a dyn Fn(f32) -> Option<[f32; 2]>;

/// Draws the veil over all but a region, and the region's outline.
pub(super) fn veil(list: &mut DrawList, warp: &Warp, region: Region, [top, floor]: [Rgba; 2], ink: Rgba) {
    let bottom = list.height + 2.0;
    let xs = || (0..=STEPS).map(|i| 6.4 * i as f32 / STEPS as f32 - 0.2);
    let surface = |x: f32| warp.place(x, -0.012);
    let fill = Fill {
        from: [0.0, warp.camera.y_px(0.0)],
        to: [0.0, warp.camera.y_px(1.3)],
        from_color: fade(top, VEIL),
        to_color: fade(floor, VEIL),
    };
    // Above the region, down to the bottom where there is none of it; then what lies below it.
    list.band(
        xs().map(|x| {
            let over = surface(x);
            let end = region(x).map_or([over[0], bottom], |[from, _]| warp.place(x, from));
            (over, [end[0], end[1].max(over[1])])
        }),
        fill,
    );
    list.band(
        xs().map(|x| {
            let [px, py] = region(x).map_or([warp.camera.x_px(x), bottom], |[_, to]| warp.place(x, to));
            ([px, py.min(bottom)], [px, bottom])
        }),
        fill,
    );
    let line = Fill { from_color: fade(ink, 0.85), to_color: fade(ink, 0.85), ..Fill::default() };
    let ends = |end: usize| xs().filter_map(move |x| region(x).map(|depths| warp.place(x, depths[end])));
    list.ribbon(ends(0), OUTLINE_PX, line);
    // The lower edge comes up to the upper one where the region ends within the picture.
    let first = xs().find(|x| region(*x).is_some());
    let last = xs().filter(|x| region(*x).is_some()).last();
    let corner = |x: Option<f32>| x.and_then(|x| region(x).map(|[from, _]| warp.place(x, from)));
    list.ribbon(corner(first).into_iter().chain(ends(1)).chain(corner(last)), OUTLINE_PX, line);
}

/// The depths of a layer; none for what is no layer.
pub(super) fn layer(part: Part, warp: &Warp, grid: &Grid, x_mm: f32, papillary_density: f32) -> Option<[f32; 2]> {
    let border = || epidermis::border_mm(warp, x_mm, papillary_density);
    let papillary_mm = grid.dermis_top_mm() + PAPILLARY_MM;
    match part {
        Part::Epidermis => Some([-0.012, border()]),
        Part::PapillaryDermis => Some([border(), papillary_mm]),
        Part::ReticularDermis => Some([papillary_mm, fat_border_mm(x_mm)]),
        // Deeper than any picture.
        Part::Fat => Some([fat_border_mm(x_mm), 6.0]),
        _ => None,
    }
}

/// How deep a scar reaches, mm, column by column; 0 where there is none.
pub(super) fn take_scar_depth(depths_mm: &mut Vec<f32>, skin: &Skin, field: &MatrixField, grid: &Grid) {
    depths_mm.clear();
    let half_mm = skin.width_mm().map_or(0.0, |width_mm| 0.5 * width_mm + BESIDE_MM);
    for j in 0..grid.nx {
        let aside_mm = ((j as f32 + 0.5) * grid.dx_mm - 3.0).abs();
        let deepest = (0..grid.dermis_rows).rev().find(|i| (field.voxel(*i, j).density - 1.0).abs() > OFF);
        depths_mm.push(match deepest {
            _ if *skin == Skin::FlatMark && aside_mm < MARK_HALF_MM => MARK_MM,
            Some(i) if aside_mm <= half_mm => grid.dermis_top_mm() + (i + 1) as f32 * grid.dx_mm,
            _ => 0.0,
        });
    }
    // Voxels are coarse: two passes of a short mean take off their steps.
    for _ in 0..2 {
        let mut before = depths_mm.first().copied().unwrap_or_default();
        for j in 1..depths_mm.len().saturating_sub(1) {
            let mean = (before + depths_mm[j] + depths_mm[j + 1]) / 3.0;
            before = core::mem::replace(&mut depths_mm[j], mean);
        }
    }
}
