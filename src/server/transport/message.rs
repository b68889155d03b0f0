//! Tells requests, notifications and replies apart, and answers what is none of them.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

use super::{lenient, long_string, surrogates};

/// One message from the client.
pub enum Incoming {
    /// A request or a notification.
    Call(Request),
    /// The answer to a request of ours.
    Reply(Response),
    /// Neither; the client is to be told this.
    Unusable(Response),
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default, deserialize_with = "present")]
    id: Option<Id>,
    method: Option<String>,
    params: Option<Value>,
    result: Option<Value>,
    error: Option<Error>,
}

/// Keeps an `id` of `null` apart from an `id` that is missing.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Id>, D::Error> {
    Id::deserialize(deserializer).map(Some)
}

/// Reads one body. What is not needed of it any longer is gone afterwards.
pub fn parse(body: &mut Vec<u8>) -> Incoming {
    let first = body.trim_ascii_start().first();
    if first == Some(&b'[') {
        return unusable(
            ErrorCode::InvalidRequest,
            "batches of messages are not part of the protocol".to_owned(),
            None,
        );
    }
    let mut long = match long_string::take(body) {
        Ok(long) => long,
        Err(why) => return unusable(ErrorCode::ParseError, why.to_owned(), None),
    };
    let mut envelope = match serde_json::from_slice::<Envelope>(body) {
        Ok(envelope) => envelope,
        Err(error) if error.is_data() => {
            // Whoever waits for an answer to this is told, if it can be seen who that is.
            let id = serde_json::from_slice::<Value>(body).ok();
            let id = id.and_then(|message| Id::deserialize(message.get("id")?).ok());
            return unusable(ErrorCode::InvalidRequest, error.to_string(), id);
        }
        // Half of an emoji in a text is no reason to lose an edit.
        Err(error) => match surrogates::mend(body).map(|mended| serde_json::from_slice(&mended)) {
            Some(Ok(envelope)) => envelope,
            _ => return unusable(ErrorCode::ParseError, error.to_string(), None),
        },
    };
    if long.is_some() {
        let values = envelope.params.iter_mut().chain(&mut envelope.result);
        values.for_each(|value| long_string::put_back(&mut long, value));
    }
    match envelope {
        Envelope { method: Some(method), id, params, .. } => {
            let (method, params) = lenient::put_right(method, params);
            let mut request = Request::build(method);
            if let Some(params) = params {
                request = request.params(params);
            }
            if let Some(id) = id {
                request = request.id(id);
            }
            Incoming::Call(request.finish())
        }
        Envelope { id: Some(id), error: Some(error), .. } => Incoming::Reply(Response::from_error(id, error)),
        // Some clients leave `result` out when it is null.
        Envelope { id: Some(id), result, .. } => {
            Incoming::Reply(Response::from_ok(id, result.unwrap_or_default()))
        }
        _ => unusable(ErrorCode::InvalidRequest, "neither a method nor an id".to_owned(), None),
    }
}

/// The answer to what could not be read. Mostly nobody knows which request it was; then it carries no id.
pub fn unusable(code: ErrorCode, why: String, id: Option<Id>) -> Incoming {
    let error = Error { code, message: why.into(), data: None };
    Incoming::Unusable(Response::from_error(id.unwrap_or_default(), error))
}
