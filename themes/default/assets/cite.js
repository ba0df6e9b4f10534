// Lets references and citations be copied, and citations saved. Without it they can be
// selected.
for (const box of document.querySelectorAll(".cites")) {
  const { copy, copied, save } = box.dataset;
  const status = () => {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    return said;
  };
  // copier is a button that copies what an element holds: a reference with its italics.
  const copier = (of, said) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      if (of.tagName === "DD" && window.ClipboardItem) {
        const as = (type, text) => ({ [type]: new Blob([text], { type }) });
        await navigator.clipboard.write([new ClipboardItem({ ...as("text/plain", of.textContent), ...as("text/html", of.innerHTML) })]);
      } else {
        await navigator.clipboard.writeText(of.textContent);
      }
      said.textContent = copied;
      setTimeout(() => { said.textContent = ""; }, 3000);
    });
    return button;
  };
  if (navigator.clipboard) {
    for (const reference of box.parentElement.querySelectorAll(".styles dd")) {
      const said = status();
      reference.previousElementSibling.append(" ", copier(reference, said), " ", said);
    }
  }
  for (const text of box.querySelectorAll("pre")) {
    const row = document.createElement("p");
    row.className = "actions-row";
    const said = status();
    const { name, type } = text.dataset;
    if (navigator.clipboard) {
      row.append(copier(text, said), " ");
    }
    if (!text.parentElement.querySelector("a[download]")) {
      const link = document.createElement("a");
      const lines = name.endsWith(".ris") ? text.textContent.replace(/\n/g, "\r\n") : text.textContent;
      link.download = name;
      link.href = URL.createObjectURL(new Blob([lines], { type }));
      link.textContent = save + " " + name;
      row.append(link, " ");
    }
    row.append(said);
    text.after(row);
  }
}
