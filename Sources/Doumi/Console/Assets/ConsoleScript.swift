// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The console's script; every page works without it, the chat then after each answer.
enum ConsoleScript {
    static let js = """
        "use strict";
        (() => {
          const log = document.getElementById("log");
          if (!log) return;
          const toEnd = () => { log.scrollTop = log.scrollHeight; };
          toEnd();
          const account = encodeURIComponent(log.dataset.account);
          const events = new EventSource("/chat/events?account=" + account + "&last=" + log.dataset.last);
          // The server has escaped all that came from outside.
          events.onmessage = (event) => {
            const page = new DOMParser().parseFromString("<ol>" + event.data + "</ol>", "text/html");
            const item = page.querySelector("li.exchange");
            if (!item) return;
            const old = document.getElementById(item.id);
            if (old) {
              const [from, to] = [old, item].map((it) => it.querySelector("details"));
              if (from && to) to.open = from.open;
              if (old.outerHTML === item.outerHTML) return;
              old.replaceWith(item);
            } else {
              log.append(item);
            }
            toEnd();
          };
          const post = async (form) => {
            const fields = new URLSearchParams(new FormData(form));
            fields.set("script", "1");
            const refusal = document.getElementById("refusal");
            refusal.textContent = "";
            try {
              const response = await fetch("/chat", { method: "POST", body: fields });
              if (response.status === 403 || response.redirected) location.reload();
              else if (!response.ok) refusal.textContent = await response.text();
            } catch (error) {
              refusal.textContent = error.message;
            }
          };
          for (const form of document.querySelectorAll("form[data-chat]")) {
            form.addEventListener("submit", (event) => {
              event.preventDefault();
              post(form);
              if (form.id === "say") { form.elements.value.value = ""; form.elements.value.focus(); }
            });
          }
          log.addEventListener("click", (event) => {
            const button = event.target.closest("button[data-say]");
            if (!button) return;
            const say = document.getElementById("say");
            say.elements.value.value = button.dataset.say;
            say.requestSubmit();
          });
        })();

        """
}
