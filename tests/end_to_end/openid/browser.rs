//! [`Browser`]: goes where it is sent, and keeps cookies. The address of the site leads to the server under test.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Read as _, Write as _},
    net::TcpStream,
};

/// Where people reach the site.
pub(crate) const SITE: &str = "https://remit.example";

/// The cookies of each origin, by their names. Paths are left out: one sign-in goes on at a time.
type Jar = BTreeMap<String, BTreeMap<String, String>>;

/// A browser.
pub(crate) struct Browser {
    served: String,
    jar: Jar,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The first header with a name in lower case; empty if there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// What stands between two texts.
    pub(crate) fn between(&self, before: &str, after: &str) -> &str {
        let rest = self.body.split_once(before);
        let rest = rest.unwrap_or_else(|| panic!("no {before}: {self:?}")).1;
        rest.split(after).next().unwrap()
    }

    /// Where it leads on: by a redirection, or by itself.
    fn on(&self) -> Option<String> {
        let refresh = self.header("refresh").strip_prefix("0; url=");
        let location = Some(self.header("location")).filter(|to| !to.is_empty());
        refresh.or(location).map(str::to_owned)
    }
}

impl Browser {
    pub(crate) fn new(served: &str) -> Self {
        Self {
            served: served.to_owned(),
            jar: Jar::new(),
        }
    }

    pub(crate) fn get(&mut self, address: &str) -> Answer {
        self.send("GET", address, &[], "")
    }

    pub(crate) fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let pairs = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let form = "application/x-www-form-urlencoded";
        self.send("POST", address, &[("Content-Type", form)], &body)
    }

    pub(crate) fn post_json(&mut self, path: &str, token: &str, body: &str) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [
            ("Authorization", &*bearer),
            ("Content-Type", "application/json"),
        ];
        self.send("POST", path, &headers, body)
    }

    /// A cookie of the site.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.jar.get(SITE)?.get(name).cloned()
    }

    /// Puts a cookie of the site back.
    pub(crate) fn keep(&mut self, name: &str, value: &str) {
        let cookies = self.jar.entry(SITE.to_owned()).or_default();
        cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Is nobody at the provider any more.
    pub(crate) fn forget_the_provider(&mut self) {
        self.jar.retain(|origin, _| origin == SITE);
    }

    /// Begins a sign-in: the address of the provider.
    pub(crate) fn begin(&mut self, fields: &[(&str, &str)]) -> String {
        self.leave("/sign-in/openid", fields)
    }

    /// Leaves by a form: the address of the provider.
    pub(crate) fn leave(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields);
        assert_eq!(answer.status, 200, "{answer:?}");
        let to = answer.on().expect("it leads on");
        for part in [
            "response_type=code",
            "code_challenge_method=S256",
            "nonce=",
            "state=",
        ] {
            assert!(to.contains(part), "{part}: {to}");
        }
        to
    }

    /// Is whoever they say at the provider, and agrees to everything: the address at which they come back.
    pub(crate) fn at_the_provider(&mut self, begun: &str, login: &str) -> String {
        let mut to = begun.to_owned();
        while !to.starts_with(SITE) {
            let page = self.get(&to);
            to = page.on().unwrap_or_else(|| {
                let action = absolute(&to, page.between("action=\"", "\""));
                let prompt = page.between(r#"name="prompt" value=""#, "\"");
                let fields = [("prompt", prompt), ("login", login), ("password", "any")];
                let answer = self.post(&action, &fields);
                answer.on().unwrap_or_else(|| panic!("{answer:?}"))
            });
            to = absolute(begun, &to);
        }
        to
    }

    /// Cancels at the provider: the address at which they come back.
    pub(crate) fn cancel_at_the_provider(&mut self, begun: &str) -> String {
        let asked = self.get(begun).on().expect("it asks");
        let mut to = format!("{}/abort", absolute(begun, &asked));
        while !to.starts_with(SITE) {
            let page = self.get(&to);
            let on = page.on().unwrap_or_else(|| panic!("{page:?}"));
            to = absolute(begun, &on);
        }
        to
    }

    fn send(
        &mut self,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let address = absolute(SITE, address);
        let origin = origin(&address).to_owned();
        let path = Some(&address[origin.len()..]).filter(|path| !path.is_empty());
        let at = if origin == SITE {
            &self.served
        } else {
            &origin
        };
        let host = at.split("://").nth(1).unwrap();
        let mut head = format!("{method} {} HTTP/1.0\r\n", path.unwrap_or("/"));
        let named = origin.split("://").nth(1).unwrap();
        let _ = write!(head, "Host: {named}\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        let cookies = self.jar.entry(origin.clone()).or_default();
        if !cookies.is_empty() {
            let pairs = cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            let _ = write!(head, "Cookie: {}\r\n", pairs.collect::<Vec<_>>().join("; "));
        }
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "{head}\r\n{body}").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let answer = parsed(&String::from_utf8_lossy(&bytes));
        for (_, set) in answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie")
        {
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

fn parsed(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").expect("an answer has a head");
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_lowercase(), value.trim().to_owned()))
    });
    Answer {
        status: status.parse().unwrap(),
        headers: headers.collect(),
        body: body.to_owned(),
    }
}

/// The address to which a link on a page leads.
fn absolute(page: &str, link: &str) -> String {
    if link.starts_with('/') {
        format!("{}{link}", origin(page))
    } else {
        link.to_owned()
    }
}

fn origin(address: &str) -> &str {
    let host = address.find("://").unwrap() + 3;
    let end = address[host..].find(['/', '?']);
    end.map_or(address, |end| &address[..host + end])
}

fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
