// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The part of the console's script that follows deliveries; without it the table shows what there was when it was
/// loaded.
enum DeliveriesScript {
    static let js = """
        (() => {
          const rows = document.getElementById("delivery-rows");
          if (!rows) return;
          const most = 200;
          const events = new EventSource("/deliveries/events?version=" + rows.dataset.version + "&" + rows.dataset.query);
          // The server has escaped all that came from outside.
          events.addEventListener("delivery", (event) => {
            const page = new DOMParser().parseFromString("<table>" + event.data + "</table>", "text/html");
            const row = page.querySelector("tr");
            if (!row) return;
            const old = document.getElementById(row.id);
            if (old) old.replaceWith(row); else rows.prepend(row);
            while (rows.children.length > most) rows.lastElementChild.remove();
            document.getElementById("no-deliveries")?.remove();
          });
          events.addEventListener("gone", (event) => document.getElementById(event.data)?.remove());
        })();

        """
}
