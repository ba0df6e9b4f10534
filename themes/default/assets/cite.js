// Lets citations be copied and saved. Without it they can be selected.
for (const box of document.querySelectorAll(".cites")) {
  for (const text of box.querySelectorAll("pre")) {
    const row = document.createElement("p");
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const { name, type } = text.dataset;
    const { copy, copied, save } = box.dataset;
    if (navigator.clipboard) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = copy;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text.textContent);
        said.textContent = copied;
        setTimeout(() => { said.textContent = ""; }, 3000);
      });
      row.append(button, " ");
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
