//! Few colours for many: the median cut.

use crate::scene::draw_list::Rgba;

/// So many classes, or fewer, for colours: for each its class, and the mean colour of every class.
pub(super) fn classes(colors: &[Rgba], most: usize) -> (Vec<usize>, Vec<Rgba>) {
    let mut boxes: Vec<Vec<usize>> = vec![(0..colors.len()).collect()];
    while boxes.len() < most {
        // The box with the widest channel is cut at the median of that channel.
        let widest = boxes
            .iter()
            .enumerate()
            .flat_map(|(i, members)| (0..4).map(move |channel| (i, channel, spread(colors, members, channel))))
            .max_by_key(|&(i, channel, spread)| (spread, core::cmp::Reverse((i, channel))));
        let Some((i, channel, spread)) = widest else { break };
        if spread == 0 {
            break;
        }
        let mut members = boxes.swap_remove(i);
        members.sort_by_key(|&member| (colors[member][channel], member));
        let mut middle = members.len() / 2;
        // Equal values stay together.
        while middle > 0 && colors[members[middle - 1]][channel] == colors[members[middle]][channel] {
            middle -= 1;
        }
        if middle == 0 {
            middle =
                members.iter().take_while(|&&member| colors[member][channel] == colors[members[0]][channel]).count();
        }
        let upper = members.split_off(middle);
        boxes.extend([members, upper]);
    }
    let mut class_of = vec![0; colors.len()];
    let means = boxes.iter().enumerate().map(|(class, members)| {
        members.iter().for_each(|&member| class_of[member] = class);
        core::array::from_fn(|channel| {
            let sum: usize = members.iter().map(|&member| usize::from(colors[member][channel])).sum();
            (sum / members.len().max(1)) as u8
        })
    });
    let means = means.collect();
    (class_of, means)
}

fn spread(colors: &[Rgba], members: &[usize], channel: usize) -> u8 {
    let values = members.iter().map(|&member| colors[member][channel]);
    values.clone().max().unwrap_or(0) - values.min().unwrap_or(0)
}
