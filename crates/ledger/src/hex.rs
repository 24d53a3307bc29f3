//! Lower-case hexadecimal, the only way the record writes bytes as text.

use std::fmt;

/// Writes `bytes` as lower-case digits.
pub(crate) fn write(out: &mut impl fmt::Write, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| {
        out.write_char(digit(byte >> 4))?;
        out.write_char(digit(byte & 0x0f))
    })
}

/// Appends `bytes` as lower-case digits.
pub(crate) fn append(out: &mut Vec<u8>, bytes: &[u8]) {
    for byte in bytes {
        out.push(digit(byte >> 4) as u8);
        out.push(digit(byte & 0x0f) as u8);
    }
}

/// Reads exactly `N` bytes. Upper-case digits are refused: one value has one text.
pub(crate) fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
}

/// Whether the byte is a lower-case hexadecimal digit.
pub(crate) fn is_digit(byte: u8) -> bool {
    value(byte).is_some()
}

fn digit(value: u8) -> char {
    char::from(if value < 10 {
        b'0' + value
    } else {
        b'a' + value - 10
    })
}

/// The value of a lower-case digit.
pub(crate) fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}
