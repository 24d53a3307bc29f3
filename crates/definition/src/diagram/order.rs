//! The order of the elements in each row, so that few lines cross.

use super::arrange::Net;

impl Net {
    /// Sorts every row by the mean place of what its elements are connected with, down and up in turn; keeps the best.
    pub(super) fn order(&mut self) {
        let mut best = (self.crossings(), self.rows.clone());
        for sweep in 0..SWEEPS {
            for step in 1..self.rows.len() {
                if sweep % 2 == 0 {
                    self.sort(step, true);
                } else {
                    self.sort(self.rows.len() - 1 - step, false);
                }
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.rows.clone());
            }
        }
        self.rows = best.1;
    }

    fn sort(&mut self, row: usize, above: bool) {
        let places = self.places();
        let mean = |element: usize| {
            let ends = self.hops.iter().filter_map(|hop| match above {
                true => (hop.lower == element).then_some(hop.upper),
                false => (hop.upper == element).then_some(hop.lower),
            });
            let met: Vec<usize> = ends.map(|end| places[end]).collect();
            // In thousandths, so that no fraction is needed.
            match met.len() {
                0 => 1000 * places[element],
                count => 1000 * met.iter().sum::<usize>() / count,
            }
        };
        let mut sorted = self.rows[row].clone();
        sorted.sort_by_cached_key(|&element| mean(element));
        self.rows[row] = sorted;
    }

    /// The place of each element in its row.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.elements.len()];
        for row in &self.rows {
            for (place, &element) in row.iter().enumerate() {
                places[element] = place;
            }
        }
        places
    }

    fn crossings(&self) -> usize {
        let places = self.places();
        let mut crossings = 0;
        for (index, hop) in self.hops.iter().enumerate() {
            let row = self.elements[hop.upper].row;
            for other in &self.hops[index + 1..] {
                let upper = places[hop.upper].cmp(&places[other.upper]);
                let lower = places[hop.lower].cmp(&places[other.lower]);
                if self.elements[other.upper].row == row
                    && upper == lower.reverse()
                    && upper.is_ne()
                {
                    crossings += 1;
                }
            }
        }
        crossings
    }
}

const SWEEPS: usize = 8;
