"""Spanish words for places said to be safe, and threats."""

from __future__ import annotations

from typing import Final

GROUPS: Final[dict[str, str]] = {
    "place": """
iglesia, iglesias, templo, templos, mezquita, parroquia, capilla, santuario, escuela, escuelas,
corte, cortes, juzgado, juzgados, tribunal, tribunales, hospital, hospitales, clinica,
clinicas, biblioteca, refugio, albergue, campus, universidad, guarderia, parque, vigilia,
marcha, reunion, evento, plaza, consulado, centro comunitario, centro, salon, sala, aqui, alli,
ahi, alla, adentro, dentro, casa, oficina, edificio, calle, lugar, lugares, sitio, sitios,
barrio, vecindario, funeral, despensa, parada, protesta, manifestacion, taller, ayuntamiento,
condado, ciudad, altar, gimnasio, tienda, zona, esquina, comedor, misa, colegio, kinder,
sindicato, sotano, patio, mercado, rueda de prensa""",
    "safe": """
respeta*, no molesta*, no lo molest*, esconder*, refugiar*, con confianza, con toda confianza,
confiad*, protege, protegen, lo protege, la protege, los protege, no hay redadas, nunca ha
habido, nunca hubo, jamas ha habido, nunca ha pasado, nunca pasa, nunca llega, nunca llegan,
nunca viene, nunca vienen, jamas viene, jamas llega, jamas entran, nunca se ha, nunca ha
venido, nunca han venido, no agarran, no agarra, no levantan, no puede agarrar, no pueden
agarrar, no los agarran, no lo agarran, no la agarran, no puede llevar*, no pueden llevar*, no
se puede meter, no se pueden meter, no puede pasar, no pueden pasar, no le hacen nada, no les
hacen nada, no le haran nada, no les haran nada, no puede poner, no pueden poner, esta
prohibid*, la ley lo prohibe, la ley protege, ilegal que, necesita* una orden, necesita* orden,
sin que nadie, sin que lo, sin que la, sin que los, no hay de que, sin problema, sin problemas,
con tranquilidad, fuera del alcance, lejos de la migra, lejos de ice, no tiene por que temer,
no tienen por que temer, no tiene que temer, no tienen que temer, olvidese de, no tiene de que,
no tienen de que, cuidan, cuidado por dios, terreno sagrado, suelo sagrado, nadie los toca,
nadie lo toca, nadie la toca, nadie le pide, nadie les pide, nadie pregunta, nadie le
preguntara, no piden papeles, segur*, protegid*, sin peligro, no hay peligro, ningun peligro,
fuera de peligro, sin riesgo, no hay riesgo, ningun riesgo, nada que temer, no hay nada que
temer, nada de que preocuparse, a salvo, intocable*, no tenga miedo, no tengan miedo, sin
miedo, sin temor, sin ninguna preocupacion, sin preocupacion, libre de, no hay que temer, no
entra, no entran, no puede entrar, no pueden entrar, no podra entrar, no podran entrar, no
entrara, no entraran, nunca entra, nunca entran, nunca ha entrado, jamas entra, jamas han
entrado, nunca han entrado, no se atreve*, no se atrever*, no se mete, no se meten, no puede
arrestar, no pueden arrestar, no arresta, no arrestan, no arrestaran, no detiene, no detienen,
no detendran, no los detendran, no lo detendran, no puede detener, no pueden detener, no pueden
detener*, no puede tocar*, no pueden tocar*, no tocan, no llega, no llegan, no viene, no
vienen, no va, no van, no vendra, no vendran, no le pasara nada, no les pasara nada, no le pasa
nada, no pasa nada, no pasara nada, nada malo, nadie sera arrestad*, nadie sera detenid*, nadie
sera molestad*, nadie lo va a, nadie la va a, nadie los va a, nadie los puede, nadie lo puede,
nadie la puede, nadie le va a, nadie les va a, nadie puede arrestar*, nadie puede detener*,
nunca han arrestado, nunca han detenido, nunca arrestan, nunca detienen, prohibid*, no tiene
permiso, no tienen permiso, no tiene autoridad, no tienen autoridad, no tienen derecho, no
puede hacer nada, no pueden hacer nada, no los va a, no lo va a, refugio seguro, zona libre, no
se acerca, no se acercan, no corre peligro, no corren peligro, no corre riesgo, no corren
riesgo, estara protegido, inmune, blindad*, no ponen un pie, no pone un pie, respeta, respetan,
ni la migra, tranquil*""",
    "not_safe": """
no es segur*, ningun lugar es, ninguna iglesia es, no hay lugar, no podemos decir, no podemos
asegurar, nadie puede decir, no se puede decir, persona de seguridad, plan de seguridad,
responsable de seguridad, encargad* de seguridad, seguro social, seguro medico, no esta segura,
no esta seguro, no estamos seguros, ya no es, ya no son, no son segur*, no diga que, no digan
que, inseguro, insegura, si se siente, se siente segura, se sienta segura, sentirse segura,
seguro de auto, aseguradora, seguridad, buen viaje, numero seguro, asegurese, seguro que va,
regrese con bien, se sienta, no es un lugar seguro, segura de que""",
    "you": """
oficina, edificio, alguien, ventanas, carro, carros, coche, puerta, cada agente, todos los
agentes, usted, ustedes, oficial, oficiales, agente, agentes, juez, jueza, director, directora,
sheriff, ellos, su, sus, ellas, fiscal, guardia, guardias, funcionario, funcionarios, quien,
quienes, ese, esos, esa, jefe, todos los de, los de ice, la migra, ice, migra, te, tu, le, les,
lo, la, los, supervisor, alguacil, carcelero""",
    "violence": """
quem*, herir*, heri*, lastim*, dan*ar, dano, romp*, rompan, pegar*, peg*le, peguen, patear*,
patadas, punetazos, punos, garrote, cuchillo, soga, horca, gasolina, cerillo*, cenizas,
explot*, tronar*, escupir*, escup*, secuestr*, rehen*, envenen*, ahog*, mat*, muera, mueran,
tiros, tiro, plomo, plomazo*, venguen, desaparec*, tumb*, matar*, mat*lo, balacear*, balazo*,
bala, balas, disparar*, dispar*, pistola*, arma, armas, quemar*, quem*mos, bomba, bombas,
apunal*, golpear*, golpe*mos, colgar*, linchar*, sangre, sangrar*, muert*, morir*, moriran,
morira, destruir*, destrozar*, romperle*, romper*, reventar*, partirle*, aplastar*, atropell*,
incendi*, prender fuego, prenderle fuego, prenderemos fuego, fuego, tumba*, ataud, entierro,
venganza, vengar*, vengarnos, cazar*, cazando, desquit*, hacerle dano, hacerles dano,
lastimar*, madrear*, darle una leccion, darles una leccion, golpiza, paliza, arrastrar*, acabar
con, acabaremos con, eliminar*, machet*, cuchill*, pedradas, ladrillo*, apedre*""",
    "we_you": """
que, se, vayan, ganas de, dan ganas, quisiera, quiero, queremos, habria que, habra que, va
siendo hora, toca, vamos, hay que, le, les, lo, los, la, las, merece, merecen, voy, vayamos,
nosotros, alguien, ojala, deberia, deberian, debe, deben, tiene que, tienen que, ya es hora,
te, va a, van a""",
    "threat_phrase": """
que se pudra*, pudrase, tiene hasta, tienen hasta, le queda poco, les queda poco, se le acabo,
se les acabo, le llegara su, les llegara su, llegara su hora, llego su hora, su hora, su dia
llegara, le va a llegar, les va a llegar, ya le tocara, le tocara, les tocara, vera lo que,
veran lo que, va a ver lo que, van a ver lo que, ya sabe lo que, ya saben lo que, ni crea que,
no crea que, no crean que, despues no se queje*, luego no se queje*, por su bien, por el bien
de su, si quiere a su, si quieren a su, si aprecia a su, si quiere volver a ver, si quieren
volver a ver, no vuelva a, no volvera a ver, no volveran a ver, no vera crecer, sabemos como,
sabemos cuando, sabemos por donde, sabemos a donde, sabemos en donde, sabemos todo de, lo
conocemos, los conocemos, lo encontramos, los encontramos, vamos a encontrar*, encontrar a su,
buscar a su, alguien lo va a, alguien la va a, alguien los va a, alguien deberia, alguien tiene
que, alguien le va a, va a haber muertos, habra muertos, va a arder, van a arder, se va a
quemar, le quemamos, les quemamos, lo quemamos, que le pase, que les pase, le pase algo, les
pase algo, no me sorprenderia, no nos sorprenderia, no se sorprenda, no se sorprendan, de
noche, cuando salga del trabajo, cuando salga de su, cuando vaya a su, camino a su casa, en el
camino, una visita, hacerle una visita, le haremos una visita, una sorpresa, vigilamos, la
vista encima, ojos encima, ojos en usted, encima de usted, lamentar*, arrepentir*, escarmiento,
escarment*, aprender* la leccion, aprenda la leccion, ensenarle, ensenarles, quien manda, va a
llorar, van a llorar, llorara, lloraran, sufrira, sufriran, va a sufrir, van a sufrir, que
sufra, que sufran, sufra lo mismo, sufran lo mismo, en carne propia, caro, cara a cara, donde
mas le duele, donde mas les duele, donde le duele, temblar, tiemble*, cuenten sus dias, cuente
sus dias, sus dias, no amanecer*, no llegara a, no llega a, no salga, mejor no salga, mejor
renuncie, renuncie o, retirese o, o le pasa, o algo, o la familia, o su familia, o sus hijos,
alguien va a salir lastimad*, alguien saldra lastimad*, va a salir lastimad*, saldra lastimad*,
saldran lastimad*, alguien resultara, sangre va a, habra sangre, correra sangre, correra la
sangre, tenga cuidado, tengan cuidado, cuidado con, mas le vale, mas les vale, mejor que corra,
mejor que se esconda, piense dos veces, pienselo bien, tambien tiene hijos, tambien tienen
hijos, tambien tiene familia, tambien tienen familia, ya no esta a salvo, no estara a salvo, no
estaran a salvo, nadie lo va a proteger, nadie los va a proteger, nadie la va a proteger, nadie
lo podra, no se nos va a olvidar, no vamos a olvidar, no olvidamos, nos vamos a acordar,
respondera por esto, responderan por esto, va a responder por, van a responder por, lo haremos
responder, saldar cuentas, saldaremos, nos cobraremos, nos la vamos a cobrar, nos la van a
pagar, se la vamos a cobrar, nos las van a pagar, nos las va a pagar, esto no se queda asi, no
se va a quedar asi, no se queda asi, le va a costar, les va a costar, le costara, les costara,
va a desear, van a desear, deseara no, desearan no, su peor error, su ultimo, el ultimo error,
su peor pesadilla, pesadilla, sabemos que coche, sabemos su nombre, sabemos a que hora, sabemos
en que, sabemos la hora, sabemos cual es su, sabemos el, ya sabemos, ya tenemos su, tenemos su
direccion, tenemos sus, sabemos quien, te estamos, los tenemos, lo tenemos, la tenemos, lo
vamos a seguir, los vamos a seguir, la vamos a seguir, lo vamos a esperar, los vamos a esperar,
la vamos a esperar, lo esperamos, lo vamos a, los vamos a, la vamos a, te vamos a, le vamos a,
les vamos a, le haremos, les haremos, lo haremos, los haremos, suelten* o, sueltenl* o,
sueltel* o, dejenl* o, o veran, o vera, o ya veran, o ya vera, o se arrepiente, o se atiene, o
se atienen, o va a, o van a, o lo van, o no respondemos, no respondemos por, no nos hacemos
responsables, no respondo, no me hago responsable, terminara mal, terminar mal, acabara mal,
acabar mal, va a acabar, van a acabar, ni se imagina, ni se imaginan, lo que le espera, lo que
les espera, le espera, les espera, preparese, preparense, no podra dormir, no podran dormir, no
duerma, no duerman, duerma con, duerman con, con un ojo abierto, su casa arda, arda, ardera,
arder, en llamas, las llamas, desaparecer, desaparezca*, justicia por propia mano, con nuestras
manos, por nuestra mano, tic tac, se le acaba el tiempo, el que la hace, quien la hace, que
paguen con, pagara con, pagaran con, pague con, arrodill*, cuidese las espaldas, cuidense las
espaldas, cuidate las espaldas, cuide sus espaldas, que se cuide, que se cuiden, mas vale que
se cuide, mire por encima del hombro, sabemos donde vive*, sabemos donde viven, sabemos donde
estaciona*, sabemos donde estudian, sabemos donde trabaja, sabemos donde van, sabemos a que
escuela, sabemos que carro, se donde vive*, conocemos su casa, conocemos a su familia,
conocemos a sus hijos, sabemos quien es su, se va a arrepentir, se van a arrepentir, se
arrepentira, se arrepentiran, te vas a arrepentir, lo va a lamentar, lo van a lamentar, lo
lamentara, lo lamentaran, va a pagar, van a pagar, vas a pagar, pagara por, pagaran por, pagara
caro, pagaran caro, lo pagara, lo pagaran, me las paga*, nos las paga*, las va a pagar, las van
a pagar, hacer pagar, haremos pagar, atengase a las, atenganse a las, atente a las, habra
consecuencias, sufrira las consecuencias, sufriran las consecuencias, consecuencias para usted,
consecuencias para su, ya vera*, van a ver, va a ver lo, ya veran, va a saber quienes, van a
saber quienes, dias contados, no va a dormir, no van a dormir, no dormira, no dormiran, no
tendra paz, no tendran paz, no lo dejaremos en paz, no la dejaremos en paz, no los dejaremos en
paz, no van a tener paz, lo vamos a encontrar, la vamos a encontrar, los vamos a encontrar, lo
encontraremos, la encontraremos, los encontraremos, vamos por usted, vamos por ustedes, vamos
por el, vamos por ellos, iremos por, vamos a ir por, vamos a buscarl*, iremos a su casa, vamos
a su casa, ir a su casa, le visitaremos, lo visitaremos, los visitaremos, tocar a su puerta, en
la puerta de su casa, su familia tambien, su familia pagara, sus hijos pagaran, sus hijos van
a, piense en su familia, piense en sus hijos, piensen en sus familias, piensen en sus hijos,
ultimo aviso, ultima advertencia, esta advertid*, estan advertid*, es una advertencia, quedan
advertid*, queda advertid*, no digan que no, le puede pasar algo, les puede pasar algo, algo
malo le, algo le va a pasar, algo les va a pasar, algo malo les, seria una lastima, seria una
pena que, accidentes pasan, los accidentes, o si no, si no quiere que, si no quieren que, tenga
miedo, deberia tener miedo, deberian tener miedo, deben tener miedo, debe tener miedo, ojo por
ojo, arruinar*, hacerle la vida, hacerles la vida, vida imposible, un infierno, vida un
infierno, no se va a esconder, no podra esconderse, no podran esconderse, no se puede esconder,
no tiene donde esconderse, donde esconderse, por la fuerza, a las malas, por las malas, le va a
ir mal, les va a ir mal, le ira mal, les ira mal, ustedes siguen, usted sigue, sera el
siguiente, seran los siguientes, no saldra vivo, no saldran vivos, vivir para contarlo, correr
sangre, va a correr sangre, recibira su merecido, reciban su merecido, su merecido, tiene su
merecido, lo que se merece, cuenta pendiente, ajuste de cuentas, ajustar cuentas, no
olvidaremos su cara, vamos a desquitar*, lo estamos vigilando, la estamos vigilando, los
estamos vigilando, tenemos vigilad*, lo seguimos hasta""",
    "not_threat": """
amenazaron, lo amenaz*, la amenaz*, amenazado, amenazada, pandilla, pandillas, maras, cartel,
en su pais, si regresa, si la regresan, si lo regresan, si la deportan, si lo deportan, si
vuelve, miedo de que, teme, temen, temor, no amenace, no amenacen, sin amenazas, nunca amenace,
con calma, con respeto, pacific*, no violent*, mataron, asesin*, murio, presion arterial,
azucar, banco de sangre, dona sangre, donar sangre, examen de sangre, enferm*, cancer,
medicina, medicamento*, podria morir, hospital, quemadura*, se quemo, incendio en, bombero*,
muerte de, fallec*, casa se quemo""",
    "health_words": """
diabetes, diabetic*, insulina, cancer, tumor, quimioterapia, asma, inhalador, vih, sida,
epilepsia, convulsion*, dialisis, rinon, rinones, trasplante, corazon enfermo, enfermedad del
corazon, presion alta, presion arterial, hipertension, derrame, embarazad*, embarazo, aborto,
depresion, deprimid*, ansiedad, trauma, suicid*, bipolar, esquizofrenia, autismo, autista,
discapacidad, discapacitad*, silla de ruedas, medicamento*, medicina, medicinas, pastillas,
receta medica, terapeuta, psiquiatra, psicolog*, cirugia, operacion, operaron, hospital,
hospitalizad*, diagnosticad*, diagnostic*, tratamiento, clinica, enfermedad, enferm*, cronic*,
marcapasos, oxigeno, ataques de panico, salud mental, doctor, doctora, medico, rehabilitacion,
adiccion, lactancia, amamanta*, cieg*, sord*, muletas, tuberculosis, hepatitis, migrana*,
ulcera*, tiroides, artritis, azucar en la sangre""",
    "protection_words": """
asilo, refugiad*, perseguid*, persecucion, tortura*, violencia domestica, abuso, abusad*,
abusador, la golpea*, lo golpea*, le pega*, la maltrat*, maltrato, violacion, violada,
violaron, abuso sexual, agresion sexual, trata de personas, trabajo forzado, obligad* a
trabajar, victima, victimas, sobreviviente, visa u, visa t, vawa, orden de proteccion, orden de
restriccion, testigo de un delito, declaro contra, coopero con la policia, acosad*, acoso,
secuestr*, extorsion*, pandilla, pandillas, maras, cartel, miedo de regresar, miedo de volver,
miedo a volver, teme volver, teme por su vida, temor por su vida, huyo, huyeron, huyendo, miedo
creible, amenaz* de muerte, amenazad*""",
    "own_status": """
indocumentad*, sin papeles, no tiene papeles, ilegal, ilegalmente, cruzo la frontera, cruzo el
rio, cruzo el desierto, cruzamos la frontera, sin inspeccion, entro sin, entro con, entramos
sin, de mojado, mojad*, coyote, fue deportad*, lo deportaron, la deportaron, me deportaron,
deportad* antes, deportad* en, habia sido deportad*, ya habia sido, deportacion anterior,
deportacion previa, expulsion anterior, expulsion previa, primera deportacion, regreso despues,
volvio despues, volvio a entrar, volvio a cruzar, reingreso, reingres*, orden de deportacion,
orden de expulsion, orden final, orden en ausencia, falto a su, falto a la corte, en ausencia,
daca, tps, residente permanente, tarjeta verde, mica, visa vencida, se le vencio, se quedo
despues, papeles falsos, seguro falso, social falso, nombre falso, salida voluntaria, sin
estatus, estatus legal, estatus migratorio, arrestad*, arresto, arrestaron, condenad*, condena,
se declaro culpable, manejar borrach*, manejando borrach*, ebri*, libertad condicional,
acusad*, cargos, antecedentes, estuvo en la carcel, estuvo pres*, delito grave, delito menor,
delito""",
}
"""Words by meaning, between commas; a star stands for any ending."""
