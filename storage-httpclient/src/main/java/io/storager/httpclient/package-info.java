/**
 * What the drivers share whose SDKs send with Apache HttpClient 4: the look at every
 * answer before the SDK's, requests that another thread can break off, and certificates
 * of the application's choice.
 */
@NullMarked
package io.storager.httpclient;

import org.jspecify.annotations.NullMarked;
