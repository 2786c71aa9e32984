"""English words for what is promised and what is said to have worked."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "authority": """
judge, judges, court, courts, ice, immigration, officer, officers, official, officials, office,
director, agents, agent, government, dhs, opla, board, bia, senator, congresswoman,
congressman, congress, governor, mayor, sheriff, jail, prosecutor, prosecutors, they, uscis,
field office, authorities, deportation officer, secretary, consulate, representative""",
    "paper": """
letter, letters, petition, form, forms, paper, papers, document, documents, waiver, motion,
stay, application, request, call, calls, signature, signatures, campaign, packet, bond, appeal,
lawsuit, habeas, script, this, email, emails, video, story, vigil, rally, march, protest, post,
posts, hashtag, media, press, news, article, coverage, publicity, pressure, phone calls, call
in, photo, interview, phone banking, phone bank, faxes, fax, voicemails, outcry, noise, action,
actions, work, organizing, effort, efforts, turnout, crowd, press conference, tweets, support""",
    "will": """
must, no choice except to, no option but to, never refuses, never refuse, never turns down,
never say no, never says no, always listens, always listen, wants to, will, ll, is going to,
are going to, going to, is about to, are about to, shall, is bound to, are bound to, is sure
to, are sure to, is certain to, has to, have to, must now, won t be able to, can t say no,
cannot say no, can t refuse, cannot refuse, no choice but, will definitely, gonna, is set to,
are set to, is guaranteed to, are guaranteed to, never fails to, always, is required to, are
required to, obliged to, obligated to""",
    "will_not": """
nobody is going to, no one is going to, nobody will, no one will, nobody can, no one can, t,
won t, will not, will never, is not going to, are not going to, isn t going to, aren t going
to, not going to, can t possibly, cannot possibly, cannot, can t, never, no longer, no way""",
    "good": """
give us an answer, answer within, within a day, within the week, grant it, work, works, fix
this, back to her, back to his, step in, steps in, overrule*, undo, bond, pardon*, help, helps,
helped, make an exception, make exceptions, compassion, mercy, merciful, has to let, set her,
set him, set them, take pity, put her on a plane home, hold off, wipe, reverse, reverses,
forgive*, clear, clears, honor, honors, respect*, releas*, free, freed, frees, freeing,
freedom, let go, lets go, let her, let him, let them, lets her, lets him, let you, letting,
grant, grants, granted, granting, approv*, win, wins, winning, drop, drops, dropped, close the
case, close her case, close his case, closed, cancel*, dismiss*, terminat*, reopen*, stay here,
stop the, stops the, stop her, stop his, halt*, block*, home, reunited, out by, out of there,
out of detention, out in, save, saves, saved, protect*, rescue*, reconsider*, change its mind,
change their mind, change her mind, change his mind, change course, back down, backs down, give
in, gives in, listen*, agree, agrees, accept, accepts, say yes, says yes, rule for, rule in,
side with, sides with, sign off, lift*, waive*, remove the hold, take the hold, withdraw*,
intervene*, work permit, papers, green card, legal status, residency, give her, give him, give
you, give us, sympath*, stand with, stand up for, fix, fixes, solve, solves, secure, secures,
get her, get him, gets her, gets him, get you, gets you, bring her, bring him, bring you,
brings her, brings him, keep her, keep him, keep you, keeps her, keeps him, respond, responds,
answer, answers, read, reads, rule, lower*, reduc*, allow*, in your favor, in her favor, in his
favor, favor*, on our side, send her back to her family, see her, take her case, take his case,
take up, help you, help her, help him, postpone*, delay*, end her detention, end his detention,
overturn*, succeed*""",
    "bad": """
deport*, remov*, arrest*, detain*, detention, pick up, picked up, taken, take her, take him,
send her, send him, send you, sent back, transfer*, separat*, deny, denies, denied, refuse*,
reject*, ignore*, touch, hurt, happen, use it against, used against, come for, came for, fail,
fails, lose, loses, lost, go wrong, say no, enforce*, look away, turn away, throw out, harm*,
hold her, hold him""",
    "soon_free": """
be able to stay, have her back, have him back, be let out, be allowed to, be home soon, have
papers, have her papers, have his papers, have a green card, have her case, have his case, have
status, be protected, be legal, get a, get her, get his, beat this, prevail, make it, turn out
fine, turn out well, work out, be resolved, be fixed, be taken care of, be reopened, be given,
have nothing to fear, have nothing to worry, be home, be released, be freed, be free, be out,
come home, walk out, walk free, be back, be with her, be with his, be with their, be reunited,
be saved, be allowed to stay, get to stay, get out, stay in this country, stay in the country,
win, win this, win the case, win her case, win his case, get bond, get papers, be granted, be
approved, be dropped, be cancelled, be canceled, be dismissed, be stopped, be halted, be
lifted, be fine, be okay, be all right, be safe from, succeed, go free, be let go, be over,
hold her baby, tuck, sleep in her own bed, sleep in his own bed, get him""",
    "certain": """
take it from me, trust me, trust us, we know that, i know that, sure that, surely, you can be
sure, you can count, never been denied, never been turned down, nobody loses, no one loses, all
but certain, all but done, all but won, practically, a formality, just a formality, slam dunk,
sealed, settled, won t fail, will not fail, doesn t fail, does not fail, success rate, wins
every, won every, every single time, no chance that, zero chance, no way that, no way they,
there s no way, there is no way, safe bet, easy win, easily, no problem, guarantee, guarantees,
guaranteed, guaranteeing, promise, promises, promised, sure thing, certain to, sure to, bound
to, as good as granted, as good as won, as good as free, as good as done, in the bag, a done
deal, done deal, only a matter of time, just a matter of time, rest assured, nothing to worry
about, no doubt that, no doubt, without doubt, without a doubt, cannot lose, can t lose, cannot
fail, can t fail, 100 percent, hundred percent, one hundred percent, assure you, assure, always
works, works every time, never fails, foolproof, surefire, automatic, automatically,
definitely, inevitable, you have my word, mark my words, count on it, certainly, undoubtedly,
no question, for certain, it is certain, victory is, nothing can stop, impossible for""",
    "outcome": """
client, clients, deny, denied, refus*, lose, fail, plane, status, request, motion, judge, ice,
cases, order, family, releas*, free, freed, freedom, stay, bond, win, victory, success,
deport*, deportation, home, case, removal, approv*, grant*, papers, visa, outcome, result,
decision, yes, hold, drop*""",
    "hedge": """
whether, hope*, hoping, nobody can, no one can, no one knows, nobody knows, none of us can, we
cannot promise, we can t promise, cannot promise, can t promise, do not promise, don t promise,
not a promise, never promise, no promise, nothing guarantees, no guarantee, not guarantee,
cannot guarantee, can t guarantee, pray*, does not mean, doesn t mean, not mean, cannot know,
do not know, don t know, does not know, cannot say, we can t say, makes no promise, no way to
know, no place is, no place can, nobody should say, we do not say, please do not say, may or
may not, might, may still, even if, it depends, not up to us, up to the, ask that, asking that,
wonder*, uncertain, unsure, not sure, not certain, no letter can, did not, didn t""",
    "thanks": """
credit, all thanks, thank the, proof that, proves that, shows that, shows what, because, after,
when, the day, once, since, so much, so many, is what, thanks to, due to, because of, owing to,
on account of, as a result of, in response to, a result of, the result of, by virtue of, it
was, credit goes to, all because, the reason, brought about by, attributable to, only because,
was because, were because, without""",
    "act": """
call, calls, called, calling, caller, callers, letter, letters, petition, petitions, signature,
signatures, campaign, campaigns, vigil, vigils, rally, rallies, march, marches, protest,
protests, pressure, press, media, coverage, article, articles, organizing, supporters, email,
emails, faxes, story, stories, publicity, publicly, going public, movement, community, us, you,
we, our, petitioning, picket, fast, hunger strike, attention, tweets, posts, hashtag, phone
calls, support, outcry, video, sit in, interview, broadcast, noise, voicemails, solidarity,
mobilization, turnout, packed courtroom, packed the courtroom, showing up, press conference,
delegation, congresswoman s letter, senator s letter""",
    "worked": """
did, got through, get results, gets results, got results, brought results, made it happen, made
this happen, made that happen, make things happen, won her, won him, let her out, let him out,
turned things, bent, moved ice, moved them, moved him, moved her, got the judge, got the
director, got the office, got bond, got a stay, brought down, cleared the way, was the key,
were the key, key to, tipped, tip the, earned, sealed, rescued, is what, are what, was what,
were what, changed everything, changed minds, changed the mind, changes minds, why she is, why
he is, why she s, why he s, why ice, reason ice, reason she, reason he, work, works, worked,
helped, helps, made the difference, made a difference, made all the difference, makes the
difference, make the difference, paid off, pay off, did it, moved the, convinced, persuaded,
forced, forcing, made ice, made the, made them, got her, got him, got them, got ice, gets
people, get people, led to, leading to, resulted in, brought about, caused, secured, won,
saved, saves, stopped, halted, freed, released her, released him, brought her home, brought him
home, brought her back, brought him back, turned the tide, changed the outcome, changed his
mind, changed her mind, changed their mind, changed its mind, swayed, pushed, tipped the,
shamed, had an effect, effective, ended her, ended his, prevented, kept her here, kept him
here, kept her from, kept him from, was decisive, were decisive, proved decisive, what freed,
what saved, what stopped, is why, was why, that s why, cancelled the, canceled the, delivered,
achieved, produced, triggered, prompted, compelled, spurred, bought her, bought him, the
reason, scared, embarrassed, backed down, gave in, caved, blinked, relented, reversed,
responsible for, contributed to, did the trick, broke the, opened the""",
    "freed": """
free again, out of detention, deportation, not deported, with his family, with her family,
reunited, back with, came home, is home, bond, plane, flight, stopped, listened, decision,
heard, opened, released, free, freed, let go, let her, let him, stay, stayed, granted, dropped,
closed, home, backed down, gave in, caved, changed, relented, reversed, blinked, cancelled,
canceled, deported, won, out, agreed, withdrew, lifted, approved, saved, release, reopened,
dismissed, walked out, still here, postponed, reconsidered""",
    "after_act": """
after the calls, after our, after hundreds, after thousands, after the vigil, after the
petition, after the letters, after the rally, after so many, after the story, once the story,
as soon as the press, as soon as the, the moment the, when the press, when we went public, days
after the, hours after the, minutes after the, one day after the, once we, right after, because
so many, because people, because everyone, because we, because you, because the community,
because of the, because thousands, because hundreds, because our, because neighbors, because
the calls, because the press, because the media, because the story, because all of""",
    "no_doubt_cause": """
we did it, you did it, people power, power of the people, power of community, this is what
happens when, that is what happens when, look what happens when, our voices were heard, your
voices were heard, they heard us, they heard you, ice heard, ice listened, the office listened,
the judge listened, the director listened, she is free because, he is free because, he is home
because, she is home because, she s home because, he s home because, is home today because, is
here today because, is still here because, was released because, were released because, was let
go because, ice released her because, ice released him because, changed its mind because,
changed their mind because, gave in because, backed down because, would be gone, would be in
another country, would have been deported, would have deported, would have been removed, would
have been on that plane, would still be in detention, would still be locked, would still be
detained, it helped because, it worked because, this works, it works, works because, worked
because, helped because, that is why they, that is why ice, that s why they, that s why ice,
which is why they, which is why ice, they listened because, they let her go because, they let
him go because, if we had not, if we hadn t, had we not, if people had not, if nobody had
called, were it not for, if it were not for, if it weren t for, had it not been for, but for
the""",
    "be_bad": """
deport you, deport your, deport her, deport him, touch you, arrest you, arrest her, arrest him,
come for you, take you, take your, put her on, put him on, board a plane, be on that plane, say
no, turn us down, refuse us, lose her, be put on, be flown, be moved, lose custody, turn him
down, turn her down, be deported, be removed, be arrested, be detained, be taken, be sent back,
be separated, be transferred, be denied, be refused, deport them, take her, take him, lose
this, lose the case, deport anyone, deport someone, deport a, happen to her, happen to him,
touch her, touch him, send her, send him, detain you""",
    "guarantees": """
means that, makes certain, makes sure, will mean, guarantee, guarantees, guaranteed, ensures,
ensure, assures""",
    "signing": """
if you file, if we file, once we file, once you file, file this, send this, sending this, pay
the, if you pay, once you pay, if we send, once we send, when ice sees, when ice reads, when
the judge, when the director, when the office, when they get, as soon as they, as soon as the,
as soon as ice, this letter, this petition, this form, the waiver, the petition, your letter,
your signature, one call, one more call, ten more, a hundred, a thousand, with these letters,
with these, with our, with your help, together we, keep calling and, sign this, if you sign,
once you sign, just sign, your call means, every call means, as soon as we, once they see, once
the, once ice, when they see, when they read, the moment they, if we call, if enough, if
everyone, if everybody, with your signature, with this letter, with enough""",
    "might": "might, may, could, hope*, will",
    "act_only": """
call, calls, calling, caller, callers, letter, letters, petition, petitions, signature,
signatures, campaign, campaigns, vigil, vigils, rally, rallies, march, marches, protest,
protests, pressure, press, media, coverage, article, articles, organizing, supporters, emails,
faxes, publicity, going public, movement, petitioning, picket, hunger strike, attention,
tweets, posts, hashtag, phone calls, outcry, video, sit in, interview, broadcast, noise,
voicemails, solidarity, mobilization, turnout, packed courtroom, showing up, press conference,
delegation, it, that, what, we, our, you, your voices, community, support""",
    "because": """
because, since you, since we, and that is why, and that s why, that is why, that s why, so
that, led to""",
    "free_now": """
goes home, comes home, is out, walks out, walks free, is released, gets released, gets out,
gets bond, is freed, gets papers, gets her papers, gets his papers, gets to stay, stays here,
stays in the country, stays with, case is closed, case gets closed, deportation stops, stops
the deportation, stops deportation, stops a deportation, stops removal, is protected, is safe,
is saved, is free, she s free, he s free, she s out, he s out, is over, wins, gets a stay, gets
her stay, gets his stay, opens the door, opens the doors, unlocks, gets her back, gets him
back, keeps her here, keeps him here, keeps the family, means freedom, means release, means
she, means he, puts an end, closes the case, ends the case, ends the, turns into, brings her
home, brings him home""",
}
"""Words by meaning, between commas; a star stands for any ending."""
