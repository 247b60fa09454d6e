//! The reference grid: where a voxel lies in the undeformed skin.

/// A rectangular grid over 6 mm by 3 mm of undeformed skin; rows run downwards from the healthy surface.
/// Rows `0..epidermis_rows` are epidermis, the next `dermis_rows` are dermis, the rest is subcutis.
/// Full fields hold `nx * nz` values, dermis fields `nx * dermis_rows`, both row by row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Columns.
    pub nx: usize,
    /// Rows.
    pub nz: usize,
    /// Rows of epidermis at the top.
    pub epidermis_rows: usize,
    /// Rows of dermis below them.
    pub dermis_rows: usize,
    /// Edge of a voxel, mm.
    pub dx_mm: f32,
}

impl Grid {
    /// 128 by 64 voxels of 46.9 micrometres: the default.
    pub const STANDARD: Self = Self { nx: 128, nz: 64, epidermis_rows: 2, dermis_rows: 26, dx_mm: 6.0 / 128.0 };
    /// 256 by 128 voxels of 23.4 micrometres.
    pub const FINE: Self = Self { nx: 256, nz: 128, epidermis_rows: 4, dermis_rows: 51, dx_mm: 6.0 / 256.0 };

    /// The standard or the fine grid, whichever is nearer: the model is tuned for these two only.
    #[must_use]
    pub fn nearest(&self) -> Self {
        if self.nx > (Self::STANDARD.nx + Self::FINE.nx) / 2 { Self::FINE } else { Self::STANDARD }
    }

    /// Width of the section, mm.
    #[must_use]
    pub fn width_mm(&self) -> f32 {
        self.nx as f32 * self.dx_mm
    }

    /// Depth of the border between epidermis and dermis in undeformed skin, mm.
    #[must_use]
    pub fn dermis_top_mm(&self) -> f32 {
        self.epidermis_rows as f32 * self.dx_mm
    }

    /// Depth of the floor of the dermis in undeformed skin, mm.
    #[must_use]
    pub fn dermis_floor_mm(&self) -> f32 {
        (self.epidermis_rows + self.dermis_rows) as f32 * self.dx_mm
    }

    /// Number of voxels in a full field.
    #[must_use]
    pub fn full_len(&self) -> usize {
        self.nx * self.nz
    }

    /// Number of voxels in a dermis field.
    #[must_use]
    pub fn dermis_len(&self) -> usize {
        self.nx * self.dermis_rows
    }
}
