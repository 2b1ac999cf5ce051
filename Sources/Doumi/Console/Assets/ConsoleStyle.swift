// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How the console looks, on a telephone as on a desk, by day and by night.
enum ConsoleStyle {
    /// The whole style.
    static let css = Self.page + Self.parts + Self.chat

    private static let page = """
        :root{color-scheme:light dark;--text:#1b1f23;--quiet:#57606a;--back:#f4f5f6;--card:#fff;--line:#dde1e6;--edge:#8c959f;
        --mark:#07753a;--mark-back:#e3f4ea;--on-mark:#fff;--bad:#b3261e;--bad-back:#fbe9e7;--shade:0 1px 2px #1b1f2314;
        --sky:#ededed;--mine:#95ec69;--mine-text:#10240a;--theirs:#fff}
        @media(prefers-color-scheme:dark){:root{--text:#e6e9ec;--quiet:#a3adb7;--back:#0f1214;--card:#191d20;--line:#2f353b;
        --edge:#6b747d;--mark:#4bd183;--mark-back:#12301f;--on-mark:#06130b;--bad:#ff8a80;--bad-back:#3a1c1a;--shade:none;
        --sky:#111;--mine:#3eb575;--mine-text:#05140b;--theirs:#2a2e32}}
        *{box-sizing:border-box}
        html{background:var(--back)}
        body{margin:0;background:var(--back);color:var(--text);line-height:1.6;overflow-wrap:anywhere;
        font-family:system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
        header{display:flex;flex-wrap:wrap;align-items:center;gap:0 1.5rem;padding:0 max(1rem,50vw - 37rem);
        background:var(--card);border-bottom:1px solid var(--line)}
        .brand{display:flex;align-items:center;gap:.5rem;min-height:3.5rem;font-weight:700;color:var(--text);
        text-decoration:none}
        header form{margin-left:auto}
        nav{display:flex;flex-wrap:wrap;gap:0 .25rem}
        nav a{display:flex;align-items:center;min-height:3.5rem;padding:0 .7rem;color:var(--quiet);text-decoration:none;
        border-bottom:2px solid transparent}
        nav a:hover{color:var(--text)}
        nav a[aria-current]{color:var(--mark);border-color:var(--mark);font-weight:600}
        @media(max-width:40rem){nav{order:1;flex-basis:100%;gap:0}nav a{min-height:2.5rem;padding:0 .3rem;font-size:.85rem}.brand{min-height:3rem}}
        main{max-width:76rem;margin:0 auto;padding:1.25rem 1rem 3rem}
        main:focus{outline:0}
        .alone{max-width:24rem;padding-top:12vh}
        .alone h1{text-align:center}
        h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.3}
        h2{margin:0 0 .75rem;font-size:1rem}
        h3{margin:.75rem 0 .25rem;font-size:.8rem;color:var(--quiet)}
        a{color:var(--mark)}
        :focus-visible{outline:2px solid var(--mark);outline-offset:2px}
        .skip,.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        .skip:focus{position:static;width:auto;height:auto;clip-path:none;display:block;padding:.5rem 1rem}
        .quiet{color:var(--quiet);font-size:.9rem}
        main>.quiet{margin:-.5rem 0 1rem;max-width:60rem}
        .problem,.late{color:var(--bad)}

        """

    private static let parts = """
        .card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.1rem;margin:0 0 1rem;
        box-shadow:var(--shade)}
        .chip{display:inline-block;padding:.2rem .7rem;border:1px solid var(--line);border-radius:99px;background:var(--card)}
        input,select,textarea,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);
        border-radius:8px;padding:.4rem .65rem;min-height:2.5rem;max-width:100%}
        input,select,textarea{width:100%;min-width:0}
        textarea{display:block;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.85rem}
        ::placeholder{color:var(--quiet);opacity:1}
        button{flex:none;cursor:pointer;border-color:var(--line);white-space:nowrap;font-weight:500}
        button:hover{border-color:var(--edge)}
        button.main{background:var(--mark);border-color:var(--mark);color:var(--on-mark);font-weight:600;padding:.4rem 1rem}
        button.main:hover{filter:brightness(1.08)}
        .narrow .problem{margin:0 0 1rem;padding:.5rem .75rem;border-radius:8px;background:var(--bad-back)}
        .narrow label{display:block;margin:0 0 .35rem;font-weight:600}
        .narrow button{width:100%;margin-top:1rem}
        .search{display:flex;gap:.5rem;margin:0 0 1rem}
        .row{display:flex;flex-wrap:wrap;align-items:end;gap:.5rem;margin:0 0 .9rem}
        .row label{flex:1 1 8rem;min-width:0;font-size:.85rem;color:var(--quiet)}
        .row input,.row select,.row textarea{color:var(--text);margin-top:.15rem}
        .row button{margin-left:auto}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;color:var(--quiet);padding:0 0 .5rem}
        th,td{text-align:left;vertical-align:top;padding:.6rem .75rem .6rem 0;border-top:1px solid var(--line)}
        thead th{border-top:0;padding-top:0;color:var(--quiet);font-size:.85rem;font-weight:600;white-space:nowrap}
        td.number{text-align:right;font-variant-numeric:tabular-nums}
        .wide time{white-space:nowrap}
        .tiles{display:grid;gap:1rem;margin:0 0 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr))}
        .tiles .card{margin:0}
        .tiles h2{margin:0;font-size:.85rem;font-weight:600;color:var(--quiet)}
        .tiles b{display:block;font-size:1.5rem;line-height:1.4}
        .tiles b.ok{color:var(--mark)}
        .tiles p{margin:.25rem 0 0}
        .charts{display:grid;gap:0 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,28rem),1fr))}
        .chart{display:block;width:100%;max-width:28rem;height:auto;margin:0 auto}
        .chart .bar{fill:var(--mark)}
        .chart .bad{fill:var(--bad)}
        .chart .axis{stroke:var(--line)}
        .chart .limit{stroke:var(--bad);stroke-dasharray:4 3}
        .chart text{fill:var(--quiet);font-size:10px}
        time{white-space:nowrap}
        @media(min-width:40.01rem){#deliveries td,#dead-letters td{overflow-wrap:normal}}
        .line{margin:0}
        .facts{display:grid;grid-template-columns:minmax(6rem,auto) minmax(0,1fr);gap:.25rem 1rem;margin:0}
        .facts dt{color:var(--quiet)}
        .facts dd{margin:0;overflow-wrap:anywhere}
        .steps{margin:0;padding:0;list-style:none}
        .steps li{padding:.3rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}
        .steps b{display:inline-block;min-width:6rem;font-weight:400;color:var(--quiet);font-variant-numeric:tabular-nums}
        .fields{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,16rem),1fr))}
        .fields label{font-size:.9rem;color:var(--quiet)}
        .fields .long{grid-column:1/-1}
        .fields input,.fields textarea{color:var(--text)}
        .code{font-family:ui-monospace,monospace;font-size:.85rem}
        .actions{display:flex;flex-wrap:wrap;gap:.5rem}
        .menu-phone{margin:0 auto;max-width:24rem;border:1px solid var(--line);border-radius:18px;overflow:hidden;
        background:var(--back)}
        .menu-phone figcaption{padding:.5rem .75rem;background:var(--card);color:var(--quiet);text-align:center}
        .menu-screen{height:3rem}
        .menu-bar{display:flex;align-items:flex-end}
        .menu-top{flex:1 1 0;min-width:0;padding:.5rem .25rem;background:var(--card);border-top:1px solid var(--line);
        text-align:center;overflow-wrap:anywhere;font-size:.92rem}
        .menu-top+.menu-top{border-left:1px solid var(--line)}
        .menu-top b,.menu-top .quiet{display:block;font-weight:400}
        .menu-top .quiet{font-size:.75rem}
        details.menu-top{display:flex;flex-direction:column-reverse}
        details.menu-top summary{width:auto;color:inherit}
        .menu-top ul{list-style:none;margin:0 0 .5rem;padding:0;border:1px solid var(--line);border-radius:8px}
        .menu-top li{padding:.35rem .25rem}
        .menu-top li+li{border-top:1px solid var(--line)}
        @media(max-width:40rem){table.stack,.stack tbody,.stack tr,.stack td{display:block}.stack thead{display:none}
        .stack tr{border-top:1px solid var(--line);padding:.6rem 0}.stack tr:first-child{border:0;padding-top:0}
        .stack td{border:0;padding:.1rem 0}.stack td:empty{display:none}
        .stack td::before{content:attr(data-name);display:inline-block;margin-right:.6rem;
        color:var(--quiet);font-size:.85rem}.stack td.number{text-align:left}}

        """
}
