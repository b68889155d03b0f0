//! Reads frames: the headers, whatever their case and order, and the body they announce.

use std::io::{self, BufRead, Read};

/// The largest body that is read. A 64 MiB text, every byte of it escaped, still fits.
pub const LARGEST_BODY: u64 = 256 * 1024 * 1024;

/// The longest header line that is read.
const LONGEST_HEADER: u64 = 16 * 1024;

/// A buffer larger than this is given back once its message is done.
const KEPT_BUFFER: usize = 1024 * 1024;

/// What stood next on the wire.
pub enum Frame<'a> {
    /// The bytes of one message; whoever takes them away saves a copy.
    Body(&'a mut Vec<u8>),
    /// A header block without a usable length; the reader stands behind it.
    Unreadable(String),
    /// The client closed its end.
    End,
}

/// What ends a session, because the place where the next message begins is lost.
#[derive(Debug, thiserror::Error)]
pub enum Fatal {
    /// A body that is too large to take in.
    #[error(
        "a message of {0} bytes was announced, more than the {LARGEST_BODY} that are accepted; giving up"
    )]
    TooLarge(String),
    /// A header line without an end.
    #[error("a header line is longer than {LONGEST_HEADER} bytes; giving up")]
    EndlessHeader,
    /// The pipe broke.
    #[error("cannot read from the client: {0}")]
    Io(#[from] io::Error),
}

/// Cuts a byte stream into frames.
pub struct FrameReader<R> {
    input: R,
    line: Vec<u8>,
    body: Vec<u8>,
}

impl<R: BufRead> FrameReader<R> {
    /// Reads frames from `input`.
    pub fn new(input: R) -> Self {
        FrameReader { input, line: Vec::new(), body: Vec::new() }
    }

    /// Reads up to the end of the next frame.
    pub fn next_frame(&mut self) -> Result<Frame<'_>, Fatal> {
        let mut length = None;
        let mut any_header = false;
        loop {
            self.line.clear();
            let read = (&mut self.input).take(LONGEST_HEADER).read_until(b'\n', &mut self.line)?;
            if read == 0 {
                return Ok(Frame::End);
            }
            if self.line.last() != Some(&b'\n') {
                return if read as u64 == LONGEST_HEADER {
                    Err(Fatal::EndlessHeader)
                } else {
                    Ok(Frame::End)
                };
            }
            let line = self.line.trim_ascii();
            if !line.is_empty() {
                any_header = true;
                // Every other header, `Content-Type` among them, may say what it likes: a body is UTF-8.
                if let Some(value) = header_value(line, b"content-length") {
                    length = Some(parse_length(value)?);
                }
                continue;
            }
            match length {
                Some(Ok(length)) => return self.read_body(length),
                Some(Err(value)) => {
                    return Ok(Frame::Unreadable(format!("`{value}` is not a Content-Length")));
                }
                None if any_header => return Ok(Frame::Unreadable("no Content-Length header".to_owned())),
                // A stray blank line between two messages harms nobody.
                None => {}
            }
        }
    }

    fn read_body(&mut self, length: u64) -> Result<Frame<'_>, Fatal> {
        self.body.clear();
        self.body.shrink_to(KEPT_BUFFER);
        let read = (&mut self.input).take(length).read_to_end(&mut self.body)?;
        if (read as u64) < length {
            return Ok(Frame::End);
        }
        Ok(Frame::Body(&mut self.body))
    }
}

fn header_value<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let colon = memchr::memchr(b':', line)?;
    let (found, value) = (line[..colon].trim_ascii(), line[colon + 1..].trim_ascii());
    found.eq_ignore_ascii_case(name).then_some(value)
}

/// The announced length; the inner error is a value that is no number at all.
fn parse_length(value: &[u8]) -> Result<Result<u64, String>, Fatal> {
    let text = String::from_utf8_lossy(value);
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Err(text.into_owned()));
    }
    match text.parse() {
        Ok(length) if length <= LARGEST_BODY => Ok(Ok(length)),
        _ => Err(Fatal::TooLarge(text.into_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All frames of a stream, in a form that can be compared.
    fn frames(input: &[u8]) -> Vec<String> {
        let mut reader = FrameReader::new(input);
        let mut seen = Vec::new();
        loop {
            match reader.next_frame() {
                Ok(Frame::Body(body)) => seen.push(String::from_utf8_lossy(body).into_owned()),
                Ok(Frame::Unreadable(why)) => seen.push(format!("unreadable: {why}")),
                Ok(Frame::End) => return seen,
                Err(fatal) => {
                    seen.push(format!("fatal: {fatal}"));
                    return seen;
                }
            }
        }
    }

    #[test]
    fn headers_are_read_whatever_their_case_order_and_line_ends() {
        let input = b"Content-Length: 2\r\n\r\n{}content-type: x\r\ncontent-length:3\r\n\r\n[1]CONTENT-LENGTH : 1\n\n7";
        assert_eq!(frames(input), ["{}", "[1]", "7"]);
    }

    #[test]
    fn a_header_block_without_a_length_is_stepped_over() {
        let input = b"Foo: 1\r\n\r\nContent-Length: -5\r\n\r\n\r\ngarbage\r\nContent-Length: 2\r\n\r\nok";
        let expected =
            ["unreadable: no Content-Length header", "unreadable: `-5` is not a Content-Length", "ok"];
        assert_eq!(frames(input), expected);
    }

    #[test]
    fn a_body_above_the_cap_is_fatal_also_when_its_length_overflows() {
        for length in ["268435457", "100000000000", "18446744073709551615", "99999999999999999999999"] {
            let seen = frames(format!("Content-Length: {length}\r\n\r\n{{}}").as_bytes());
            assert!(seen[0].starts_with(&format!("fatal: a message of {length} bytes")), "{seen:?}");
        }
    }

    #[test]
    fn a_stream_that_ends_inside_a_message_ends() {
        assert_eq!(frames(b"Content-Length: 5\r\n\r\n{}"), [""; 0]);
        assert_eq!(frames(b"Content-Le"), [""; 0]);
    }

    #[test]
    fn a_header_line_without_an_end_is_fatal() {
        assert!(frames(&vec![b'x'; 20_000])[0].starts_with("fatal: a header line"));
    }
}
