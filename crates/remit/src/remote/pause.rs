//! [`pause`]: how long to wait before a call is sent again.

use std::time::Duration;

use store::Entropy;

/// The longest first pause; each further one may be four times as long.
const FIRST_MAX: Duration = Duration::from_millis(200);

/// A pause after a call has been sent `sent` times. Half of it is drawn by lot, so that many who lost the same server do not all
/// come back to it at once.
pub(super) fn pause(sent: usize, entropy: &Entropy) -> Duration {
    let times = u32::try_from(sent.saturating_sub(1)).unwrap_or(u32::MAX);
    let half = FIRST_MAX * 4_u32.saturating_pow(times.min(5)) / 2;
    let lot = u32::from(u16::from_be_bytes(entropy.bytes()));
    half + half * lot / u32::from(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_are_drawn_by_lot_between_their_half_and_the_whole() {
        let all = |byte: u8| Entropy::new(move |bytes: &mut [u8]| bytes.fill(byte));
        let pauses = |byte| [1, 2, 3].map(|sent| pause(sent, &all(byte)).as_millis());
        assert_eq!(pauses(0), [100, 400, 1600]);
        assert_eq!(pauses(0xff), [200, 800, 3200]);
        let middle = pauses(0x80);
        assert!(middle[0] > 100 && middle[0] < 200, "{middle:?}");
    }
}
