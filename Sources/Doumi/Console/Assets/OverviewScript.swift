// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The part of the console's script that loads the overview again now and then, where it can be seen.
enum OverviewScript {
    static let js = """
        (() => {
          if (!document.getElementById("overview")) return;
          const main = document.getElementById("main");
          setInterval(async () => {
            if (document.hidden) return;
            try {
              const response = await fetch("/");
              if (!response.ok || response.redirected) return;
              const page = new DOMParser().parseFromString(await response.text(), "text/html");
              main.replaceChildren(...page.getElementById("main").childNodes);
            } catch { /* The server is gone for now. */ }
          }, 10000);
        })();

        """
}
