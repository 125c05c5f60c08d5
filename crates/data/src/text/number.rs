//! Numbers as JavaScript and the page write them.

use std::fmt::Write;

/// A number as it is shown: at most four decimals, and powers of ten where those would hide it.
pub(crate) fn shown(number: f64, out: &mut String) {
    let size = number.abs();
    if !number.is_finite() {
        out.push_str(match number {
            f64::INFINITY => "∞",
            f64::NEG_INFINITY => "-∞",
            _ => "NaN",
        });
    } else if number.fract() == 0.0 && size < 1e15 {
        let _ = write!(out, "{}", number as i64);
    } else if !(1e-4..1e15).contains(&size) {
        scientific(number, out);
    } else if let Some(parts) = ten_thousandths(size) {
        let sign = if number < 0.0 { "-" } else { "" };
        let _ = write!(out, "{sign}{}.{:04}", parts / 10_000, parts % 10_000);
        trim(out);
    } else if (size * 32.0) % 2.0 == 1.0 {
        tie(number, out);
    } else {
        let _ = write!(out, "{number:.4}");
        trim(out);
    }
}

/// A number in ten thousandths, rounded, where that is certain: multiplying errs by less than a thousandth of one. Several
/// times as fast as to write the number with four decimals.
fn ten_thousandths(size: f64) -> Option<u64> {
    let scaled = size * 1e4;
    let rest = scaled.fract();
    (scaled < 1e12 && (rest - 0.5).abs() > 1e-3).then(|| scaled as u64 + u64::from(rest > 0.5))
}

/// An odd multiple of 1/32, in the middle between two numbers of four decimals: JavaScript takes the one that is further
/// from zero, Rust the even one. Its five decimals end with 25 or 75.
fn tie(number: f64, out: &mut String) {
    let _ = write!(out, "{number:.5}");
    let up = if out.ends_with("25") { '3' } else { '8' };
    out.truncate(out.len() - 2);
    out.push(up);
}

/// Five digits and a power of ten; of two that are equally near, the one that is further from zero.
fn scientific(number: f64, out: &mut String) {
    let is_tie = number.abs() < 1e27 && {
        let whole = number.abs() as u128;
        let unit = 10u128.pow(whole.checked_ilog10().unwrap_or_default().saturating_sub(4));
        unit > 1 && whole % unit == unit / 2
    };
    let away = if number < 0.0 { number.next_down() } else { number.next_up() };
    let written = format!("{:.4e}", if is_tie { away } else { number });
    let (figures, power) = written.split_once('e').expect("it is written with a power");
    out.push_str(figures);
    trim(out);
    push_power(power, out);
}

/// Takes off zeros at the end of decimals.
fn trim(out: &mut String) {
    let kept = out.trim_end_matches('0').trim_end_matches('.').len();
    out.truncate(kept);
}

fn push_power(power: &str, out: &mut String) {
    out.push('e');
    if !power.starts_with('-') {
        out.push('+');
    }
    out.push_str(power);
}

/// A number with every digit that it has.
pub(crate) fn exact(number: f64, out: &mut String) {
    let size = number.abs();
    if number.is_infinite() {
        out.push_str(if number > 0.0 { "Infinity" } else { "-Infinity" });
    } else if size >= 1e21 || (size < 1e-6 && size > 0.0) {
        let written = format!("{number:e}");
        let (figures, power) = written.split_once('e').expect("it is written with a power");
        out.push_str(figures);
        push_power(power, out);
    } else {
        let _ = write!(out, "{number}");
    }
}

/// A number of 32 bits with as few digits as tell it from its neighbours, if eight do; else those of its 64-bit twin.
pub(crate) fn exact_single(single: f32, out: &mut String) {
    let written = format!("{single:e}");
    let digits = written.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count();
    match written.parse() {
        Ok(number) if digits <= 8 && single.is_finite() => exact(number, out),
        _ => exact(single.into(), out),
    }
}

/// A decimal number from its digits and its scale.
pub(crate) fn decimal(digits: i128, scale: i8, out: &mut String) {
    if digits < 0 {
        out.push('-');
    }
    let figures = digits.unsigned_abs();
    match usize::try_from(scale) {
        Ok(scale @ 1..) => {
            let text = format!("{figures:0>width$}", width = scale + 1);
            let (whole, part) = text.split_at(text.len() - scale);
            let _ = write!(out, "{whole}.{part}");
        }
        _ if figures == 0 => out.push('0'),
        _ => {
            let _ = write!(out, "{figures}");
            out.extend(std::iter::repeat_n('0', scale.unsigned_abs().into()));
        }
    }
}

/// A number's text with commas between its thousands.
pub(crate) fn separated(text: &str) -> String {
    let whole = text.trim_start_matches('-').bytes().take_while(u8::is_ascii_digit).count();
    let start = text.len() - text.trim_start_matches('-').len();
    let mut separated = text[..start].to_owned();
    for (at, digit) in text[start..start + whole].chars().enumerate() {
        if at > 0 && (whole - at) % 3 == 0 {
            separated.push(',');
        }
        separated.push(digit);
    }
    separated.push_str(&text[start + whole..]);
    separated
}
