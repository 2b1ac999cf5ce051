// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// What the console calls states, steps and reasons, in the reader's language.
struct DeliveryWords {
    let text: ConsoleLanguage

    func name(of state: DeliveryStory.State) -> String {
        switch state {
        case .working: self.text("being worked on", "处理中")
        case .answered: self.text("answered", "已回复")
        case .late: self.text("late reply under way", "迟到回复待送达")
        case .sent: self.text("late reply brought", "迟到回复已送达")
        case .failed: self.text("failed", "失败")
        }
    }

    func name(of reason: DeadLetter.Reason) -> String {
        switch reason {
        case .handlerFailed: self.text("handler failed", "处理出错")
        case .handlerTimeout: self.text("handler took too long", "处理超时")
        case .undeliverable: self.text("undeliverable", "无法送达")
        case .unknownFate: self.text("fate unknown", "结果未知")
        case .laterLost: self.text("later work lost", "后续工作丢失")
        case .unreadable: self.text("unreadable push", "无法解析")
        }
    }

    func words(for step: DeliveryStep.What) -> String {
        switch step {
        case .arrived(let attempt): self.text("request \(attempt) of WeChat's arrives", "微信第 \(attempt) 次请求到达")
        case .replayed: self.text("the push of a dead letter is run again", "死信重放，消息再次处理")
        case .claimed: self.text("claimed: new", "登记：新投递")
        case .takenOver: self.text("claimed: taken over, its worker is gone", "登记：接手中断的投递")
        case .behind: self.text("waits for another of its user, at another server", "等待该用户在另一台服务器上的前一条")
        case .elsewhere: self.text("another server works on it", "由另一台服务器处理")
        case .knownAlready: self.text("the store has its answer already", "存储中已有回复")
        case .pickedUp: self.text("fetches a late reply that waited", "取走之前的迟到回复")
        case .handlerStarted: self.text("the handler begins", "开始处理")
        case .handlerEnded(let route, let failure): self.handler(route, failure)
        case .answered(let origin, let reply, let milliseconds): self.answer(origin, reply, milliseconds)
        case .given: self.text("the answer went out", "回复已发出")
        case .lost: self.text("the answer didn't reach WeChat", "回复没有到达微信")
        case .promised: self.text("the user is told to ask again", "已提示用户稍后再发")
        case .worksLater: self.text("work for later goes on", "后续工作继续进行")
        case .toBeSent: self.text("a late reply is to be sent", "迟到回复待发送")
        case .waitsForPickup: self.text("a late reply waits for the next message", "迟到回复等待用户下一条消息")
        case .lateEnded: self.text("nothing is left to be sent", "没有待发送的内容")
        case .lateTried(nil, _): self.text("sent by customer-service message", "已通过客服消息发送")
        case .lateTried(let error?, let next):
            self.text("not sent: \(error); next: \(next)", "未发送：\(error)；下一步：\(next)")
        case .dead(let reason, let detail): self.dead(reason, detail)
        case .userLeft: self.text("the user has left; what they wrote is deleted", "用户已取消关注，内容已删除")
        }
    }

    private func handler(_ route: String?, _ failure: String?) -> String {
        let place = route.map { " (\($0))" } ?? ""
        guard let failure else { return self.text("the handler ends\(place)", "处理结束\(place)") }
        return self.text("the handler fails\(place): \(failure)", "处理出错\(place)：\(failure)")
    }

    private func dead(_ reason: DeadLetter.Reason, _ detail: String) -> String {
        let detail = detail.isEmpty ? "" : " (\(detail))"
        return self.text("dead letter: ", "死信：") + self.name(of: reason) + detail
    }

    private func answer(_ origin: DeskAnswer.Origin, _ reply: String?, _ milliseconds: Int) -> String {
        let what =
            switch origin {
            case .run: self.text("answered", "回复")
            case .joined: self.text("answered with the run of an earlier request", "随前一次请求一同回复")
            case .remembered: self.text("answered from memory, as a duplicate", "重复请求，按已有回复作答")
            case .pickedUp: self.text("answered with a late reply", "以迟到回复作答")
            case .handedOver: self.text("told success; the reply comes later", "先答 success，回复稍后送达")
            case .promised: self.text("told to ask again", "提示稍后再发")
            case .stillWorking: self.text("told that it isn't ready", "提示尚未完成")
            case .busy: self.text("told that too much is going on", "提示系统繁忙")
            case .held: self.text("left without an answer; WeChat asks again", "不作答，等微信重试")
            }
        return "\(what): \(reply ?? "success"), \(milliseconds) ms / 5 s"
    }
}
