package dev.cardmint.center.sessions;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link OverdueSessions} and {@link OverdueReissues} be called again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SessionSchedule {}
