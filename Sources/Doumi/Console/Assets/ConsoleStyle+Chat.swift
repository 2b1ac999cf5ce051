// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ConsoleStyle {
    /// The telephone of the chat and what it shows, after WeChat's own.
    static let chat = """
        .chat{display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr);align-items:start}
        @media(min-width:52rem){.chat{grid-template-columns:minmax(0,27rem) minmax(0,1fr)}}
        .chat>.card{margin:0}
        .phone{display:flex;flex-direction:column;min-height:26rem;height:min(50rem,86vh);border:1px solid var(--line);
        border-radius:22px;overflow:hidden;background:var(--sky);box-shadow:0 8px 28px #0000001f}
        .phone h2{margin:0;padding:.65rem 1rem;text-align:center;border-bottom:1px solid var(--line)}
        .log{position:relative;flex:1;min-height:0;overflow-y:auto;margin:0;padding:1rem .75rem;list-style:none}
        .log:focus-visible{outline-offset:-2px}
        .exchange{display:flex;flex-direction:column;gap:.6rem;margin:0 0 1.5rem}
        .bubble{position:relative;max-width:calc(100% - 6rem);min-height:2.5rem;margin:0 3.1rem;padding:.45rem .75rem;
        border-radius:6px;white-space:pre-wrap}
        .mine{align-self:flex-end;background:var(--mine);color:var(--mine-text)}
        .theirs{align-self:flex-start;background:var(--theirs)}
        .bubble::before{content:"";position:absolute;top:.9rem;width:.7rem;height:.7rem;background:inherit;
        transform:rotate(45deg);border-radius:2px}
        .bubble::after{content:"";position:absolute;top:0;width:2.5rem;height:2.5rem;border-radius:6px}
        .mine::before{right:-.25rem}
        .theirs::before{left:-.25rem}
        .mine::after{right:-3.1rem;background:radial-gradient(circle at 50% 38%,#fff 0 21%,#fff0 22%),
        radial-gradient(circle at 50% 108%,#fff 0 43%,#fff0 44%),#6d87ad}
        .theirs::after{left:-3.1rem;background:url(/assets/icon.svg) center/cover}
        .note{align-self:center;max-width:100%;margin:0;text-align:center;color:var(--quiet);font-size:.85rem}
        .link{display:inline;padding:0;min-height:0;border:0;background:none;color:var(--mark);font-weight:inherit;
        text-align:inherit;white-space:inherit;text-decoration:underline}
        .news{display:flex;flex-direction:column;gap:.4rem;padding:.85rem;border-radius:8px;background:var(--theirs);
        color:var(--text);text-decoration:none}
        .news b{font-size:1.05rem;line-height:1.4}
        .news img{width:100%;height:auto;aspect-ratio:16/9;object-fit:cover;border-radius:4px;background:var(--sky)}
        .news span{color:var(--quiet);font-size:.88rem;white-space:pre-wrap}
        a.news[href]:hover b{text-decoration:underline}
        .attempts{list-style:none;margin:0;padding:0;font-size:.75rem;color:var(--quiet);font-variant-numeric:tabular-nums}
        .attempts .late{color:var(--bad)}
        .attempts svg{display:block;width:100%;height:3px;border-radius:2px}
        .track{fill:var(--line)}
        .time{fill:var(--mark)}
        .late .time{fill:var(--bad)}
        .exchange details{margin-top:-.45rem;font-size:.75rem}
        summary{width:fit-content;min-height:1.6rem;padding:.2rem 0;cursor:pointer;color:var(--quiet)}
        summary:hover{color:var(--text)}
        pre{margin:0;padding:.5rem;max-height:16rem;overflow:auto;background:var(--card);border:1px solid var(--line);
        border-radius:6px;white-space:pre-wrap;font:.75rem/1.5 ui-monospace,Menlo,Consolas,monospace}
        .say{display:flex;gap:.5rem;padding:.6rem;background:var(--back);border-top:1px solid var(--line)}
        .say input{border-color:var(--line)}
        .refusal{margin:0;padding:.4rem 1rem;background:var(--bad-back);color:var(--bad);font-size:.85rem}
        .refusal:empty{display:none}
        .menu{display:flex;flex-wrap:wrap;gap:1px;background:var(--line);border-top:1px solid var(--line)}
        .menu form{flex:1 0 32%}
        .menu button{width:100%;border:0;border-radius:0;background:var(--back);min-height:2.9rem}
        .menu button:hover{background:var(--card)}
        .menu button:focus-visible{outline-offset:-2px}
        .more h2{margin-bottom:1rem}

        """
}
