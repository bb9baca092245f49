// A new card from the box in a column: it hangs at once, the box stays where one writes on.

export class Adding {
  constructor(view, outbox) {
    this.view = view;
    this.outbox = outbox;
    view.element.addEventListener('submit', (event) => this.submitted(event));
    view.element.addEventListener('keydown', (event) => this.pressed(event));
    view.element.addEventListener('input', (event) => {
      if (event.target.classList.contains('add__text')) grow(event.target);
    });
  }

  submitted(event) {
    const form = event.target;
    if (!form.matches('[data-add]')) return;
    event.preventDefault();
    this.add(form);
  }

  /** Enter sends, as in every chat; with Shift it begins a line. */
  pressed(event) {
    const box = event.target;
    if (!box.classList.contains('add__text') || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.add(box.form);
  }

  add(form) {
    const box = form.elements.title;
    const text = box.value.trim();
    box.focus();
    if (!text) return;
    const fields = [...new FormData(form)].filter(([name]) => name !== '_op');
    const { action } = form;
    this.outbox.put({ url: action, fields, column: form.elements.column.value, text, keep: form.dataset.keep });
    empty(box);
    choicesStay(form);
    forgetDraft(form.dataset.keep);
  }

  /** The server did not take it: its own page says why, with everything in it as it was sent. */
  giveBack(entry) {
    handOver(entry);
  }
}

/** A form of its own: in the box somebody may write the next card, or the choices are other ones by now. */
function handOver(entry) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = entry.url;
  for (const [name, value] of [...entry.fields, ['_op', entry.op]]) {
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

function empty(box) {
  box.value = '';
  box.removeAttribute('style');
}

/** Sign and "without my name" hold for the next note too. They are no text that would be lost, so app.js asks nobody. */
function choicesStay(form) {
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.defaultChecked = field.checked;
    else if (field.options) for (const option of field.options) option.defaultSelected = option.selected;
  }
}

/** app.js keeps what is typed until it is sent; here it was. */
function forgetDraft(name) {
  try { sessionStorage.removeItem(`keep:${name}`); } catch { /* nothing was kept */ }
}

/** The box is as high as its text. */
function grow(box) {
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
}
