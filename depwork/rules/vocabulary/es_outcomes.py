"""Spanish words for what is promised and what is said to have worked."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "authority": """
juez, jueza, jueces, corte, tribunal, ice, migra, migracion, inmigracion, oficial, oficiales,
funcionario, funcionarios, funcionaria, oficina, director, directora, agente, agentes,
gobierno, dhs, opla, junta, senador, senadora, congresista, congreso, gobernador, gobernadora,
alcalde, alcaldesa, sheriff, carcel, fiscal, fiscales, fiscalia, autoridades, ellos, consulado,
uscis, representante, comisario, secretario""",
    "paper": """
carta, cartas, peticion, peticiones, formulario, documento, documentos, papel, papeles,
solicitud, mocion, suspension, llamada, llamadas, firma, firmas, campana, paquete, fianza,
apelacion, habeas, esto, este, esta, correo, correos, video, historia, vigilia, marcha,
protesta, prensa, medios, noticia, noticias, reportaje, presion, autorizacion, entrevista,
apoyo, acciones, accion, jornada, manifestacion, foto, mensajes, comunidad, ruido, trabajo,
esfuerzo, rueda de prensa""",
    "will": """
estara, estaran, estaremos, siempre escucha, no le queda otra, no les queda otra, no tiene
opcion, no tienen opcion, no tiene otra, no tienen otra, no tiene mas que, siempre concede,
siempre aprueba, siempre dice que si, nunca niega, nunca rechaza, nunca dice que no, nunca
dicen que no, va a, van a, vamos a, iran a, tiene que, tienen que, tendra que, tendran que, no
le queda de otra, no les queda de otra, no les queda mas, no le queda mas, no tendra mas
remedio, no tienen mas remedio, no tendran mas remedio, no puede negar*, no pueden negar*, no
puede decir, no pueden decir, esta obligad*, estan obligad*, esta por, estan por, acabara,
acabaran, terminara, terminaran, debera, siempre, seguro que, de seguro, obligara, obligaran,
hara que, haran que, hace que, hacen que, logrará que, nunca falla, podra, podran, vas a, voy a""",
    "good": """
liber*, soltar*, suelt*, dejar*, dejen, deje, salga, salir*, libre, libertad, conced*, aprob*,
aprueb*, otorg*, ganar*, cerrar el caso, cerrar su caso, cierre, cancel*, desestim*, termin*,
reabr*, quedar*, quede, detener la, parar*, pare, frenar*, frene, casa, hogar, reun*, salvar*,
salve, proteg*, rescat*, reconsider*, cambiar*, cambie, ceder*, ceda, escuchar*, escuche,
acept*, decir que si, diga que si, dira que si, fallar*, a favor, a su favor, retir*, levant*,
interven*, permiso de trabajo, papeles, residencia, estatus, compadec*, apoyar*, arregl*,
resolver*, resuelv*, conseguir*, traer*, respond*, contest*, leer*, lea, bajar*, reduc*,
permit*, ayudar*, ayude, aplaz*, posterg*, anul*, revoc*, devolver*, devuelv*, regres*,
volver*, dar*, perdon*, impedir*, impida, evit*, dejaran, entender*, retroced*""",
    "will_good": """
volveremos, saldremos, tendra, tendran, podran quedarse, podran salir, podran volver, seguira
aqui, seguira con, se arreglara, se resolvera, se cancelara, se detendra, se aprobara, se
quedara, se salvara, lo dejaran, la dejaran, obligara, hara que, haran que, hara, convencera,
abrira, sacara, traera, logrará, lograra, lograran, conmovera, ablandara, tocara el corazon, se
compadecera, tendra piedad, perdonaran, atendera, acabara con, pondra fin, liberara, liberaran,
soltara, soltaran, dejara, dejaran, concedera, concederan, cancelara, cancelaran, aprobara,
aprobaran, ganara, ganaran, ganaremos, saldra, saldran, saldras, quedara, quedaran, volvera,
volveran, regresara, regresaran, detendra, detendran, parara, pararan, frenara, frenaran,
salvara, salvaran, lograremos, escuchara, escucharan, cedera, cederan, cambiara, cambiaran,
retirara, retiraran, levantara, levantaran, respondera, responderan, contestara, leera, leeran,
ayudara, ayudaran, otorgara, otorgaran, aceptara, aceptaran, cerrara, cerraran, reabrira,
desestimara, dara, daran, evitara, evitaran, impedira, impediran, resolvera, arreglara,
permitira, permitiran, protegera, protegeran, fallara a, conseguira, conseguiremos, triunfara,
funcionara, funcionaran, suspendera, suspenderan, reconsiderara, intervendra, apoyara,
entendera, dira que si, diran que si, devolvera, anulara, revocara, terminara con, reunira,
estara en casa, estara libre, estaran juntos, estara con, sera liberad*, sera aprobad*, sera
libre, sera concedid*, seran liberad*, perdonara, obtendra, recibira su, recibira la, tendra
sus papeles, tendra papeles, tendra su libertad, bajara, reducira, reconocera, retrocedera,
podra quedarse, podra volver, podra salir, podra regresar, bastara, servira, abrira las
puertas, abrira la puerta""",
    "will_bad_not": """
no deportara*, no sera deportad*, no seran deportad*, no sera expulsad*, no arrestara*, no sera
arrestad*, no detendra*, no sera detenid*, no podra deportar*, no podran deportar*, no pueden
deportar*, no puede deportar*, no la van a deportar, no lo van a deportar, no los van a
deportar, no te van a deportar, no me van a deportar, no la deportan, no lo deportan, no la
deportaran, no lo deportaran, no los deportaran, no le pasara nada, no le va a pasar nada, no
les va a pasar nada, no negara*, no rechazara*, no se la van a llevar, no se lo van a llevar,
no la pueden sacar, no lo pueden sacar, no podran sacar*, no la van a sacar, no lo van a sacar,
no la trasladaran, no lo trasladaran, nadie la deportara, nadie lo deportara, nunca la van a
deportar, nunca lo van a deportar, jamas la deportaran, jamas lo deportaran, ya no la van a
deportar, ya no lo van a deportar, ya no la deportan, ya no lo deportan, no habra deportacion,
nadie podra deportar*, nadie va a deportar*, no perdera el caso, no perderemos, no puede
perder, no podemos perder""",
    "soon_free": """
antes de navidad, esta semana, la proxima semana, pronto, manana mismo, manana, en dias, en
unos dias, en casa, libre, en libertad, con su familia, con sus hijos, con nosotros, de vuelta,
quedarse, ganar, ganar el caso, ganarlo, salir, salir bien, estar bien, aprobar, conceder,
soltar, liberar, regresar a casa, volver a casa, reunirse, triunfar, estar juntos""",
    "certain": """
ya esta ganad*, esta ganad*, caso esta, creame, creanme, confie, confien, confie en, nadie
pierde, nunca han negado, nunca ha perdido, siempre gana, siempre ganan, siempre funciona, pan
comido, mero tramite, solo un tramite, puro tramite, esta arreglado, ya quedo, fijo, fijo que,
a fuerza, a huevo, ninguna posibilidad de que, no existe forma, no hay modo, facil,
garantizamos, garantizado, garantizada, garantiza, garantizan, garantia, garantizo, prometemos,
prometo, promete, prometido, promesa, le aseguro, les aseguro, le aseguramos, les aseguramos,
aseguran que, asegura que, asegura, es seguro que, seguro que, de seguro, con seguridad, sin
duda, no hay duda, no cabe duda, sin falta, con toda certeza, certeza, cosa de dias, cuestion
de tiempo, es un hecho, ya es un hecho, esta hecho, tiene ganado, tenemos ganado, caso ganado,
ya ganamos, no hay forma de perder, no hay manera de perder, no puede fallar, nunca falla, no
falla, infalible, cien por ciento, 100 por ciento, al cien, definitivamente, tranquil* que, no
se preocupe, no se preocupen, pierda cuidado, automatic*, automaticamente, victoria segura,
delo por hecho, delo por, por hecho, indudablemente, inevitable, tengan por seguro, tenga por
seguro, le doy mi palabra, mi palabra, imposible que, es imposible, nada puede salir mal, nada
lo puede parar, nada puede parar, practicamente""",
    "outcome": """
liber*, libre, saldra, sale, salga, salir, quedar*, queda, quede, fianza, gan*, victoria,
exito, deport*, deportacion, casa, caso, expulsion, aprob*, aprueb*, conced*, papeles, visa,
resultado, decision, suelt*, solt*, suspension, concedid*, resolver*, resuelv*, funcion*,
permiso""",
    "hedge": """
ojala, esperamos, espero, esperan, espera que, nadie puede, nadie sabe, no podemos prometer, no
se puede prometer, no prometemos, no promete, no puede prometer, no es una promesa, no
garantiza, no garantizamos, no se garantiza, no hay garantia, sin garantia, ninguna garantia,
ninguna carta, ninguna peticion, no sabemos, no se sabe, no significa, no quiere decir, quizas,
quiza, tal vez, puede ser que, podria, podrian, rogamos, oramos, dios quiera, depende, si el
juez, si la jueza, no asegura, no aseguramos, nunca prometa, no prometa, no diga, no digan,
pedimos, pide, piden, solicitamos, ningun lugar, ninguna iglesia, no podemos decir, no podemos
asegurar, no depende, decidira si, decida si, decidir si, va a decidir, dira si, pregunt*, no
esta claro, por favor no""",
    "thanks": """
porque, cuando, tras, despues de, desde que, lo que, con tanta, con tanto, con nuestra, con
nuestro, con el, gracias a, debido a, por causa de, a causa de, como resultado, por las, por
la, por el, por los, fruto de, en respuesta a, se debe a, se debio a, se lo debemos a, merito
de, con las, con la, con tantas, por tantas, sin las, sin la, sin el, sin los, por tanta, por
nuestra, por nuestro, por tanto""",
    "act": """
llamada, llamadas, carta, cartas, peticion, firma, firmas, campana, vigilia, vigilias, marcha,
marchas, protesta, protestas, presion, prensa, medios, reportaje, comunidad, correos, correo,
historia, publicidad, movimiento, apoyo, atencion, manifestacion, manifestaciones, huelga,
video, ruido, movilizacion, solidaridad, entrevista, noticia, noticias, ustedes, nosotros,
lucha, organizacion, mensajes, jornada, insistencia, rueda de prensa, cobertura,
acompanamiento, visita, visitas, esfuerzo, plantones, planton, faxes, vecinos, clamor, cadena""",
    "worked": """
hizo posible, hicieron posible, hicimos posible, abrio el camino, abrio camino, abrio la
puerta, abrieron la puerta, cambio todo, cambiaron todo, cambio el rumbo, cambio las cosas,
inclino la balanza, inclinaron la balanza, dio sus frutos, dieron sus frutos, tuvo exito,
tuvieron exito, rindio frutos, rindieron frutos, trajo, trajeron, saco a, sacaron a, devolvio,
devolvieron, rescato, rescataron, obtuvo, obtuvieron, obtuvimos, consiguio que, presionaron
hasta, hasta que ice, hasta que la soltaron, hasta que lo soltaron, hasta que cedieron, hasta
que cedio, fue gracias, es gracias, era lo que, lo que la, lo que lo, hizo efecto, movio,
movieron, desperto, funciono, funciona, funcionaron, funcionan, ayudo, ayudaron, sirvio,
sirvieron, sirve, surtio efecto, surtieron efecto, dio resultado, dieron resultado, dieron
fruto, dio fruto, dieron frutos, dio frutos, hizo la diferencia, hicieron la diferencia, marco
la diferencia, marcaron la diferencia, logro, lograron, logramos, consiguio, consiguieron,
conseguimos, obligo, obligaron, obligamos, hizo que, hicieron que, hicimos que, convencio,
convencieron, convencimos, salvo, salvaron, salvamos, detuvo, detuvieron, detuvimos, paro la,
pararon la, paramos la, paro su, pararon su, paramos su, freno, frenaron, frenamos, libero,
liberaron, liberamos, la saco, lo saco, la sacaron, lo sacaron, sacamos, cambio la decision,
cambiaron la decision, cambio la opinion, cambio de opinion, cambiaron de opinion, hizo
cambiar, hicieron cambiar, evito, evitaron, evitamos, impidio, impidieron, impedimos, provoco,
provocaron, causo, causaron, ablando, presiono a, doblego, doblegaron, movio a, por eso,
gracias a eso, fue lo que, fue decisiv*, fueron decisiv*, fue clave, fueron clave,
determinante*, la razon por la que, el motivo por el que, la trajo, lo trajo, la trajeron, lo
trajeron, ganamos, gano, ganaron, tuvo efecto, tuvieron efecto, abrio las puertas, abrieron las
puertas, contribuy*, rindio, valio la pena, torcio, rompio""",
    "freed": """
libre, libertad, solt*, suelt*, liber*, salio, salieron, salir, salga, quedo, queda, quedarse,
casa, cedio, cedieron, cambio, cambiaron, cancelo, cancelaron, detuvo, detuvieron, suspend*,
conced*, aprob*, cerro, cerraron, retiro, retiraron, deport*, gano, ganamos, volvio, regreso,
dejaron, dejo, fianza, acepto, aceptaron, reabrio, reabrieron, aplazo, aplazaron, escucho,
escucharon, reconsider*, esta con, esta aqui, sigue aqui, retrocedi*""",
    "after_act": """
despues de las llamadas, despues de la, despues de tantas, despues de cientos, despues de
miles, despues de nuestra, despues de que, tras las, tras la, tras cientos, tras miles, tras
nuestra, tras el, en cuanto salio, en cuanto la prensa, cuando la prensa, cuando salio, cuando
salimos, apenas salio, una vez que, dias despues de, horas despues de, al dia siguiente de,
porque tanta gente, porque llamamos, porque ustedes, porque la gente, porque la comunidad,
porque todos, porque marchamos, porque muchos, porque firmaron, porque llamaron, porque
cientos, porque miles, porque nosotros, porque nuestra, porque los vecinos, porque hicimos,
porque la prensa""",
    "no_doubt_cause": """
lo logramos, la logramos, si se pudo, si se puede, prueba de que, demuestra que, el poder de la
gente, el poder del pueblo, el poder de la comunidad, esto pasa cuando, eso pasa cuando, esto
es lo que pasa cuando, nos escucharon, los escucharon, nos oyeron, esta libre porque, esta en
casa porque, sigue aqui porque, fue liberad* porque, quedo libre porque, estaria deportad*, ya
lo habrian deportado, ya la habrian deportado, lo habrian deportado, la habrian deportado,
habria sido deportad*, hubiera sido deportad*, lo hubieran deportado, la hubieran deportado,
seguiria detenid*, seguiria encerrad*, seguiria preso, seguiria presa, estaria lejos, cambio de
opinion porque, cedio porque, la sala estaba llena, lo que la saco, lo que lo saco, lo que la
salvo, lo que lo salvo, ayudo porque, funciono porque, sirvio porque, funciona porque, esto
funciona, si funciona, si sirve, si no hubiera sido por, si no hubieramos, si no fuera por, de
no ser por, de no haber sido por, de no haber, si la gente no hubiera, si nadie hubiera, por
eso la soltaron, por eso lo soltaron, por eso la liberaron, por eso lo liberaron, por eso
salio, por eso ice, por eso la dejaron, por eso lo dejaron, por eso cancelaron, por eso
cambiaron, por eso el juez, por eso la jueza, por eso la oficina, la soltaron porque, lo
soltaron porque, la liberaron porque, lo liberaron porque, la dejaron salir porque, lo dejaron
salir porque, salio porque, cedieron porque, es por eso que""",
    "guarantees": "garantiza, garantizan, asegura, aseguran",
    "signing": """
si firma, si firman, si usted firma, con su firma, firme y, con esta carta, con esta peticion,
con esta llamada, una llamada suya, cada llamada, cada firma, en cuanto, apenas, si llamamos,
si llaman, si todos, si todas, si marchamos, cuando lean, cuando vean, cuando lea, cuando vea,
con esto, con este, con suficientes, si juntamos""",
    "free_soon": """
sale libre, salga libre, sale mañana, sale de, sale en, sale bajo, queda libre, quede libre, se
queda, se queda aqui, la sueltan, lo sueltan, los sueltan, la dejan, lo dejan, los dejan, la
liberan, lo liberan, vuelve a casa, regresa a casa, se detiene la deportacion, para la
deportacion, detiene la deportacion, detienen la deportacion, frena la deportacion, cierran el
caso, gana el caso, ganamos, salimos adelante, se salva, es libre, cancela la deportacion, se
cancela, aprueban, se la dan, se lo dan, le dan la fianza, le dan los papeles, le dan su
residencia, tendran que, no la deportan, no lo deportan""",
    "porque": "porque, ya que ustedes, ya que nosotros, y por eso",
}
"""Words by meaning, between commas; a star stands for any ending."""
