//! The forms of a page, as a browser would send them.

/// One control of a form.
#[derive(Debug, Clone)]
pub struct Control {
    pub name: String,
    /// The type of an input; `textarea` or `select` for those.
    pub kind: String,
    /// What would be sent if nobody touched it; `None` for what is not chosen.
    pub value: Option<String>,
}

impl Control {
    /// Whether one types into it.
    pub fn is_typed(&self) -> bool {
        ["text", "email", "tel", "search", "password", "textarea", "date", "number", "url"]
            .contains(&self.kind.as_str())
    }
}

/// A form that posts.
#[derive(Debug, Clone)]
pub struct PostForm {
    pub action: String,
    pub controls: Vec<Control>,
}

impl PostForm {
    /// The controls' values with another value for some of them, without the operation's id.
    pub fn filled(&self, other: impl Fn(&Control) -> Option<String>) -> Vec<(String, String)> {
        let sent = self.controls.iter().filter(|control| control.name != "_op");
        sent.filter_map(|control| Some((control.name.clone(), other(control).or_else(|| control.value.clone())?)))
            .collect()
    }
}

/// The forms of a page that post.
pub fn forms(body: &str, path: &str) -> Vec<PostForm> {
    let parts = body.split("<form").skip(1).filter_map(|part| part.split("</form>").next());
    parts.filter_map(|part| form(part, path)).collect()
}

fn form(part: &str, path: &str) -> Option<PostForm> {
    let (head, inner) = part.split_once('>')?;
    if attribute(head, "method")? != "post" {
        return None;
    }
    let action = attribute(head, "action").unwrap_or_else(|| path.to_owned());
    Some(PostForm { action, controls: inner.split('<').filter_map(|tag| control(tag, inner)).collect() })
}

fn control(tag: &str, inner: &str) -> Option<Control> {
    let (head, after) = tag.split_once('>')?;
    let element = head.split_whitespace().next()?;
    let name = attribute(head, "name").filter(|name| !name.is_empty())?;
    let kind = match element {
        "input" => attribute(head, "type").unwrap_or_else(|| "text".into()),
        "button" | "textarea" | "select" => element.to_owned(),
        _ => return None,
    };
    let value = match kind.as_str() {
        "textarea" => Some(unescaped(after)),
        "radio" | "checkbox" if !head.contains(" checked") => None,
        "select" => chosen(inner, &name),
        "checkbox" => attribute(head, "value").or_else(|| Some("on".into())),
        _ => Some(attribute(head, "value").unwrap_or_default()),
    };
    Some(Control { name, kind, value })
}

/// The chosen option of a list, or its first one.
fn chosen(inner: &str, name: &str) -> Option<String> {
    let list = inner.split(&format!("name=\"{name}\"")).nth(1)?.split("</select>").next()?;
    let options: Vec<&str> = list.split("<option").skip(1).collect();
    let option = options.iter().find(|option| option.contains(" selected")).or(options.first())?;
    attribute(option.split('>').next()?, "value")
}

/// The value of an attribute in a tag's head.
pub fn attribute(head: &str, name: &str) -> Option<String> {
    let rest = head.split(&format!(" {name}=\"")).nth(1)?;
    Some(unescaped(rest.split('"').next()?))
}

fn unescaped(text: &str) -> String {
    let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<")];
    let text = pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#62;", ">").replace("&#38;", "&").replace("&amp;", "&")
}
