// The fields of a form, sent in the background.

const LARGEST_KEPT_ALIVE = 60000; // browsers refuse more once the page is gone

function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

// Every field but files. The cookie may be newer than the form.
export function body(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") fields.append(name, value);
  }
  const token = cookie("csrftoken");
  if (token) fields.set("csrfmiddlewaretoken", token);
  return fields;
}

// What the site answers, or a problem in its place.
export async function post(address, fields, signal) {
  const keepalive = fields.toString().length < LARGEST_KEPT_ALIVE;
  const response = await fetch(address, { method: "POST", body: fields, keepalive, signal });
  const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
  if (isAnswer) return response.json();
  return { problem: "the site did not take it. Save the ruling, or copy what you typed." };
}
